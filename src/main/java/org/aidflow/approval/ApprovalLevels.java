package org.aidflow.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.Households;
import org.aidflow.household.Standards;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.Tells;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides on a case, by its value and by conflicts; {@code approval-level.dmn} says. */
@Tells(
    table = "approval-level",
    facts = {"kind", "urgency", "conflict", "valueFen", "minimumAllowanceFen"})
@Service
@Transactional
public class ApprovalLevels {

  private final CaseFiles files;
  private final Households households;
  private final Standards standards;
  private final Assessments assessments;
  private final Decisions decisions;
  private final Rounds rounds;
  private final Officials officials;
  private final Timeline timeline;
  private final Clock clock;

  ApprovalLevels(
      CaseFiles files,
      Households households,
      Standards standards,
      Assessments assessments,
      Decisions decisions,
      Rounds rounds,
      Officials officials,
      Timeline timeline,
      Clock clock) {
    this.files = files;
    this.households = households;
    this.standards = standards;
    this.assessments = assessments;
    this.decisions = decisions;
    this.rounds = rounds;
    this.officials = officials;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Puts the case before those who are to decide it, one after the other.
   *
   * @param conflict a relative or a cadre is involved: one level up
   */
  public void choose(CaseNumber caseNumber, boolean conflict) {
    CaseFile file = files.of(caseNumber);
    ApprovalStep first = rounds.begin(caseNumber, steps(file, conflict));
    var asked = Map.of("role", first.role().id());
    if (file.status() == CaseStatus.DECIDING) {
      timeline.write(caseNumber, TimelineCode.DECISION_ASKED, asked);
    } else {
      files.moveTo(caseNumber, CaseStatus.DECIDING, TimelineCode.DECISION_ASKED, asked);
    }
  }

  /** Who signs a refusal that is recommended: the township's head, with a conflict the county. */
  public Role signer(boolean conflict) {
    return conflict ? Role.COUNTY_APPROVER : Role.TOWNSHIP_HEAD;
  }

  /**
   * The roles of those who sit on the panel that decides now, different people all: where the level
   * has too few who may, the next one up fills the seats.
   */
  @Transactional(readOnly = true)
  public List<Role> seats(CaseNumber caseNumber) {
    ApprovalStep step = rounds.open(caseNumber);
    Post post = Post.competent(step.role(), files.of(caseNumber).area());
    int present = officials.eligible(post.group(), Hand.DECIDED, caseNumber).size();
    int own =
        step.role().nextUp().isEmpty() ? step.signatures() : Math.min(present, step.signatures());
    return Stream.concat(
            Collections.nCopies(own, step.role()).stream(),
            step.role().nextUp().stream()
                .flatMap(up -> Collections.nCopies(step.signatures() - own, up).stream()))
        .toList();
  }

  private List<?> steps(CaseFile file, boolean conflict) {
    Object steps =
        assessments
            .ask(
                file.caseNumber(),
                "approval-level",
                Map.of(
                    "kind", file.kind().name(),
                    "urgency", file.urgency().name(),
                    "conflict", conflict,
                    "valueFen", value(file).fen(),
                    "minimumAllowanceFen", standards.minimumAllowance(file.area(), today()).fen()))
            .row()
            .get("steps");
    if (steps instanceof List<?> several) {
      return several;
    }
    throw new IllegalStateException("Table 'approval-level': its steps are no list");
  }

  /** With what its people were approved lately, so that splitting a request gains nothing. */
  private Money value(CaseFile file) {
    Instant since = clock.instant().minus(Duration.ofDays(decisions.policy("value-window-days")));
    return files.approvedSince(households.ofSamePeople(file.householdId()), since).stream()
        .filter(other -> !other.caseNumber().equals(file.caseNumber()))
        .map(CaseFile::approvedValue)
        .reduce(file.confirmedValue(), Money::plus);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(WorkingDays.ZONE));
  }
}
