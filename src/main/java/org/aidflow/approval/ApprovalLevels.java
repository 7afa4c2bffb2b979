package org.aidflow.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
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
  private final Clock clock;

  ApprovalLevels(
      CaseFiles files,
      Households households,
      Standards standards,
      Assessments assessments,
      Decisions decisions,
      Clock clock) {
    this.files = files;
    this.households = households;
    this.standards = standards;
    this.assessments = assessments;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Puts the case before whoever is to decide it.
   *
   * @param conflict a relative or a cadre is involved: one level up
   * @return the id of the role
   */
  public String choose(CaseNumber caseNumber, boolean conflict) {
    CaseFile file = files.of(caseNumber);
    String role =
        assessments
            .ask(
                caseNumber,
                "approval-level",
                Map.of(
                    "kind", file.kind().name(),
                    "urgency", file.urgency().name(),
                    "conflict", conflict,
                    "valueFen", value(file).fen(),
                    "minimumAllowanceFen", standards.minimumAllowance(file.area(), today()).fen()))
            .text("approverRole");
    files.moveTo(
        caseNumber, CaseStatus.DECIDING, TimelineCode.DECISION_ASKED, Map.of("role", role));
    return role;
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
