package org.aidflow.verification;

import static org.aidflow.casefile.CaseStatus.FILED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.Urgency;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterAnswer;
import org.aidflow.household.RegisterAnswers;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.workflow.FormInput;
import org.jspecify.annotations.Nullable;
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
  private final Findings findings;
  private final Timeline timeline;

  Verifications(
      CaseFiles files,
      Households households,
      RegisterAnswers register,
      Assessments assessments,
      EligibilityFacts facts,
      Findings findings,
      Timeline timeline) {
    this.files = files;
    this.households = households;
    this.register = register;
    this.assessments = assessments;
    this.facts = facts;
    this.findings = findings;
    this.timeline = timeline;
  }

  /** Begins the verification, or begins it again; consent has to be recorded. */
  public void begin(CaseNumber caseNumber) {
    requireConsent(caseNumber);
    if (files.of(caseNumber).status() == FILED) {
      files.moveTo(caseNumber, VERIFYING, TimelineCode.VERIFICATION_STARTED, Map.of());
    }
  }

  /**
   * Looks the household up, which consented to that.
   *
   * @param emergencyPaid an emergency does not wait for the register before it is paid
   * @return whether the case goes on; if not, the register answers later
   */
  public boolean askRegister(CaseNumber caseNumber, boolean emergencyPaid) {
    CaseFile file = files.of(caseNumber);
    RegisterAnswer answer = register.ask(caseNumber, households.of(file.householdId()));
    if (answer instanceof RegisterAnswer.Later) {
      timeline.write(caseNumber, TimelineCode.REGISTER_ASKED);
      return file.urgency() == Urgency.EMERGENCY && !emergencyPaid;
    }
    writeAnswer(caseNumber);
    return true;
  }

  /** Looks the household up once more: its applicant turned out to be somebody else. */
  void askRegisterAgain(CaseNumber caseNumber) {
    Household household = households.of(files.of(caseNumber).householdId());
    if (register.askAgain(caseNumber, household) instanceof RegisterAnswer.Later) {
      timeline.write(caseNumber, TimelineCode.REGISTER_ASKED);
    } else {
      writeAnswer(caseNumber);
    }
  }

  /** A far register answers the question of that id; the case goes on by itself. */
  public CaseNumber registerAnswered(UUID question, String clientId, RegisterAnswer answer) {
    CaseNumber caseNumber = register.answered(question, clientId, answer);
    writeAnswer(caseNumber);
    return caseNumber;
  }

  /**
   * The register was silent, so a person found out what it knows.
   *
   * @param until until when it says so; not where it does not list the household
   */
  public void checkedByHand(
      CaseNumber caseNumber, RegisterStatus status, @Nullable LocalDate until, FormInput form) {
    register.checkedByHand(caseNumber, status, until);
    findings.record(caseNumber, form);
    timeline.write(caseNumber, TimelineCode.REGISTER_CHECKED, Map.of("register", status.name()));
  }

  /** What the filed facts say already, so that nobody is visited in vain. */
  public Eligibility screen(CaseNumber caseNumber, boolean emergencyPaid) {
    Eligibility eligibility = eligibility(caseNumber, emergencyPaid);
    var words = Map.of("reason", eligibility.reason());
    if (eligibility.isScreenedOut()) {
      timeline.write(caseNumber, TimelineCode.SCREENED_OUT, words);
    } else if (eligibility.isSentBack()) {
      timeline.write(caseNumber, TimelineCode.FOUND_INCOMPLETE, words);
    } else if (eligibility.isProvisional()) {
      timeline.write(caseNumber, TimelineCode.EMERGENCY_FOUND, words);
    }
    return eligibility;
  }

  /** What the facts say that the visit found. */
  public Eligibility assess(CaseNumber caseNumber, boolean emergencyPaid) {
    Eligibility eligibility = eligibility(caseNumber, emergencyPaid);
    var words = Map.of("outcome", eligibility.outcome().name(), "reason", eligibility.reason());
    timeline.write(caseNumber, TimelineCode.ASSESSED, words);
    files.announce(caseNumber, "eligibility-assessed", words);
    return eligibility;
  }

  private Eligibility eligibility(CaseNumber caseNumber, boolean emergencyPaid) {
    return Eligibility.of(
        assessments.ask(caseNumber, "eligibility", facts.of(caseNumber, emergencyPaid)));
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
