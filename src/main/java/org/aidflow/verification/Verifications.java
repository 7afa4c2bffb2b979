package org.aidflow.verification;

import static org.aidflow.casefile.CaseStatus.FILED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;

import java.util.Map;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterAnswer;
import org.aidflow.household.RegisterAnswers;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks what a household says before anyone decides. Tables recommend; people decide. */
@Service
@Transactional
public class Verifications {

  private final CaseFiles files;
  private final Households households;
  private final RegisterAnswers register;
  private final Assessments assessments;
  private final EligibilityFacts facts;
  private final Timeline timeline;

  Verifications(
      CaseFiles files,
      Households households,
      RegisterAnswers register,
      Assessments assessments,
      EligibilityFacts facts,
      Timeline timeline) {
    this.files = files;
    this.households = households;
    this.register = register;
    this.assessments = assessments;
    this.facts = facts;
    this.timeline = timeline;
  }

  /**
   * Begins the verification and looks the household up, as far as it consented to that.
   *
   * @return whether the register has answered; if not, it answers later
   */
  public boolean askRegister(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    requireConsent(caseNumber);
    if (file.status() == FILED) {
      files.moveTo(caseNumber, VERIFYING, TimelineCode.VERIFICATION_STARTED, Map.of());
    }
    RegisterAnswer answer = register.ask(caseNumber, households.of(file.householdId()));
    if (answer instanceof RegisterAnswer.Later) {
      timeline.write(caseNumber, TimelineCode.REGISTER_ASKED);
      return false;
    }
    writeAnswer(caseNumber);
    return true;
  }

  /** A register that was asked before answers now; the case goes on by itself. */
  public void registerAnswered(CaseNumber caseNumber, RegisterAnswer answer) {
    register.answered(caseNumber, answer);
    writeAnswer(caseNumber);
  }

  /** What the filed facts say already, so that nobody is visited in vain. */
  public Eligibility screen(CaseNumber caseNumber) {
    Eligibility eligibility = eligibility(caseNumber);
    if (eligibility.isScreenedOut()) {
      timeline.write(caseNumber, TimelineCode.SCREENED_OUT, Map.of("reason", eligibility.reason()));
    }
    return eligibility;
  }

  /** What the facts say that the visit found. */
  public Eligibility assess(CaseNumber caseNumber) {
    Eligibility eligibility = eligibility(caseNumber);
    var words = Map.of("outcome", eligibility.outcome().name(), "reason", eligibility.reason());
    timeline.write(caseNumber, TimelineCode.ASSESSED, words);
    files.announce(caseNumber, "eligibility-assessed", words);
    return eligibility;
  }

  private Eligibility eligibility(CaseNumber caseNumber) {
    return Eligibility.of(assessments.ask(caseNumber, "eligibility", facts.of(caseNumber)));
  }

  private void writeAnswer(CaseNumber caseNumber) {
    RegisterStatus status = register.statusOf(caseNumber).orElse(RegisterStatus.NONE);
    timeline.write(caseNumber, TimelineCode.REGISTER_ANSWERED, Map.of("register", status.name()));
  }

  private void requireConsent(CaseNumber caseNumber) {
    boolean consented =
        households
            .consentFor(caseNumber)
            .filter(consent -> consent.scopes().contains(ConsentScope.REGISTER))
            .isPresent();
    if (!consented) {
      throw Conflict.of(
          ErrorCode.CONSENT_MISSING, "The household did not consent to asking the register");
    }
  }
}
