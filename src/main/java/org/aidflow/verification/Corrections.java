package org.aidflow.verification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.aidflow.access.CurrentActor;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Changes;
import org.aidflow.household.Households;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
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
  private final Identities identities;
  private final Hits hits;
  private final Duplicates duplicates;
  private final CurrentActor actor;

  Corrections(
      Changes changes,
      Completions completions,
      CaseFiles files,
      Households households,
      Visits visits,
      Assessments assessments,
      Priorities priorities,
      Verifications verifications,
      Identities identities,
      Hits hits,
      Duplicates duplicates,
      CurrentActor actor) {
    this.changes = changes;
    this.completions = completions;
    this.files = files;
    this.households = households;
    this.visits = visits;
    this.assessments = assessments;
    this.priorities = priorities;
    this.verifications = verifications;
    this.identities = identities;
    this.hits = hits;
    this.duplicates = duplicates;
    this.actor = actor;
  }

  /**
   * Keeps what is said anew; the next payment goes to the new payee.
   *
   * @throws InvalidInput naming the field, or {@code household} when nothing is said
   * @throws org.aidflow.kernel.Conflict when the case has ended
   */
  public CaseFile correct(CaseNumber caseNumber, Correction said) {
    if (said.saysNothing()) {
      throw InvalidInput.of("household", ErrorCode.REQUIRED, "say what is corrected");
    }
    CaseFile file = changes.correct(caseNumber);
    if (said.saysWho()) {
      households.correctIdentity(caseNumber, file.householdId(), said.identity(), actor.id());
    }
    completions.correctFacts(file, said.facts());
    completions.correctPayee(file, said.payee());
    if (said.saysWho()
        && said.payee() == null
        && !households.isPayeeStillRight(caseNumber, file.householdId())) {
      throw InvalidInput.of(
          "payee", ErrorCode.REQUIRED, "the account is not in the corrected name: say it too");
    }
    return file;
  }

  /**
   * Looks up again an applicant who is somebody else, and scores and assesses again what was
   * corrected after it was assessed; before the visit that need not be. A family that would not
   * have been approved, or may have asked twice, is looked into.
   */
  public void check(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    if (file.isOver() || UNVERIFIED.contains(file.status())) {
      return;
    }
    boolean suspicious = identities.isCorrectedSinceLookUp(file) && !isSoundLookedUpAgain(file);
    if (isTouched(file)) {
      priorities.score(caseNumber);
      Eligibility eligibility = verifications.assess(caseNumber, false);
      suspicious |= file.approvedAt().isPresent() && eligibility.isRefusalRecommended();
    }
    if (suspicious) {
      changes.suspect(caseNumber, null);
    }
  }

  private boolean isSoundLookedUpAgain(CaseFile file) {
    verifications.askRegisterAgain(file.caseNumber());
    hits.check(file.caseNumber());
    return duplicates.check(file.caseNumber(), true);
  }

  private boolean isTouched(CaseFile file) {
    Instant assessed =
        assessments.of(file.caseNumber()).stream()
            .filter(assessment -> assessment.table().equals("eligibility"))
            .map(Assessment::at)
            .reduce(Instant.MIN, (earlier, later) -> later);
    return visits.latest(file.caseNumber()).isPresent()
        && (households.circumstancesOf(file.householdId()).saidAt().isAfter(assessed)
            || identities.isLookedUpSince(file, assessed));
  }
}
