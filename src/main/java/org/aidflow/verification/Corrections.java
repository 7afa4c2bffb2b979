package org.aidflow.verification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Changes;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a household turns out otherwise while its case is open. */
@Service
@Transactional
public class Corrections {
  private static final Set<CaseStatus> UNVERIFIED =
      EnumSet.of(CaseStatus.FILED, CaseStatus.INCOMPLETE, CaseStatus.REFUSED);

  private final Changes changes;
  private final Completions completions;
  private final CaseFiles files;
  private final Households households;
  private final Visits visits;
  private final Assessments assessments;
  private final Priorities priorities;
  private final Verifications verifications;

  Corrections(
      Changes changes,
      Completions completions,
      CaseFiles files,
      Households households,
      Visits visits,
      Assessments assessments,
      Priorities priorities,
      Verifications verifications) {
    this.changes = changes;
    this.completions = completions;
    this.files = files;
    this.households = households;
    this.visits = visits;
    this.assessments = assessments;
    this.priorities = priorities;
    this.verifications = verifications;
  }

  /**
   * Keeps what is said anew; the next payment goes to the new payee.
   *
   * @throws InvalidInput naming the field, or {@code household} when nothing is said
   * @throws org.aidflow.kernel.Conflict when the case has ended
   */
  public CaseFile correct(
      CaseNumber caseNumber, Completion.Facts facts, NewHousehold.@Nullable Payee payee) {
    if (facts.equals(Completion.Facts.NONE) && payee == null) {
      throw InvalidInput.of("household", ErrorCode.REQUIRED, "say what is corrected");
    }
    CaseFile file = changes.correct(caseNumber);
    completions.correctFacts(file, facts);
    completions.correctPayee(file, payee);
    return file;
  }

  /**
   * Scores and assesses again what was corrected after it was assessed; before the visit nothing
   * need be. A family that would not have been approved is looked into.
   */
  public void check(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    if (file.isOver() || UNVERIFIED.contains(file.status()) || !isTouched(file)) {
      return;
    }
    priorities.score(caseNumber);
    Eligibility eligibility = verifications.assess(caseNumber, false);
    if (file.approvedAt().isPresent() && eligibility.isRefusalRecommended()) {
      changes.suspect(caseNumber, null);
    }
  }

  private boolean isTouched(CaseFile file) {
    Instant assessed =
        assessments.of(file.caseNumber()).stream()
            .filter(assessment -> assessment.table().equals("eligibility"))
            .map(Assessment::at)
            .reduce(Instant.MIN, (earlier, later) -> later);
    return visits.latest(file.caseNumber()).isPresent()
        && households.circumstancesOf(file.householdId()).saidAt().isAfter(assessed);
  }
}
