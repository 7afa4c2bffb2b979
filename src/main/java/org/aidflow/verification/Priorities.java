package org.aidflow.verification;

import java.util.Map;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.DecisionOutcome;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How urgent a household's need is; {@code priority.dmn} holds the points. */
@Service
@Transactional
public class Priorities {

  private final Assessments assessments;
  private final PriorityFacts facts;
  private final Decisions decisions;
  private final CaseFiles files;
  private final Timeline timeline;

  Priorities(
      Assessments assessments,
      PriorityFacts facts,
      Decisions decisions,
      CaseFiles files,
      Timeline timeline) {
    this.assessments = assessments;
    this.facts = facts;
    this.decisions = decisions;
    this.files = files;
    this.timeline = timeline;
  }

  /** Scores the need on what is known now. */
  public PriorityBand score(CaseNumber caseNumber) {
    int points = points(assessments.ask(caseNumber, "priority", facts.of(caseNumber)));
    PriorityBand band = band(points);
    files.score(caseNumber, points, band);
    timeline.write(
        caseNumber,
        TimelineCode.SCORED,
        Map.of("points", Integer.toString(points), "band", band.name()));
    return band;
  }

  private int points(DecisionOutcome answer) {
    long sum =
        answer.rows().stream()
            .map(row -> row.get("points"))
            .filter(Number.class::isInstance)
            .mapToLong(points -> ((Number) points).longValue())
            .sum();
    return (int) Math.max(0, Math.min(sum, decisions.policy("priority-cap")));
  }

  private PriorityBand band(int points) {
    if (points >= decisions.policy("priority-p1-from")) {
      return PriorityBand.P1;
    }
    if (points >= decisions.policy("priority-p2-from")) {
      return PriorityBand.P2;
    }
    return points >= decisions.policy("priority-p3-from") ? PriorityBand.P3 : PriorityBand.P4;
  }
}
