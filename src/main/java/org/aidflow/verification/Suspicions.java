package org.aidflow.verification;

import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.FormInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspicions that help is got by fraud, and what an official found. */
@Service
@Transactional
public class Suspicions {

  private final CaseFiles files;
  private final Changes changes;
  private final Findings findings;
  private final Timeline timeline;
  private final FourEyes fourEyes;

  Suspicions(
      CaseFiles files, Changes changes, Findings findings, Timeline timeline, FourEyes fourEyes) {
    this.files = files;
    this.changes = changes;
    this.findings = findings;
    this.timeline = timeline;
    this.fourEyes = fourEyes;
  }

  /** What an investigation can end with. */
  public enum Outcome {
    /** Nothing in it: the case goes on where it was. */
    CLEAR,
    /** True: the case ends, and what is paid is claimed back. */
    RECOVER,
    /** For others to prosecute: the case stays held until they have answered. */
    REFER
  }

  /**
   * Keeps what was found (form {@code investigate-suspicion}), or what those who prosecute answered
   * ({@code hear-authority}), and lifts the hold unless they are still to answer.
   *
   * @throws InvalidInput on {@code recoverYuan} when it is none, though something is paid, or more
   *     than is paid
   */
  public Outcome record(CaseNumber caseNumber, FormInput input) {
    var outcome = Outcome.valueOf(input.text("outcome"));
    fourEyes.record(caseNumber, Hand.REVIEWED, input.official());
    Money back = outcome == Outcome.RECOVER ? claimed(caseNumber, input) : Money.ZERO;
    findings.record(caseNumber, input.form(), input.taskKey(), input.official(), input.all());
    if (outcome == Outcome.REFER) {
      timeline.write(caseNumber, TimelineCode.REFERRED);
      return outcome;
    }
    files.flag(caseNumber, CaseFlag.HELD, false);
    timeline.write(caseNumber, TimelineCode.HOLD_LIFTED);
    if (outcome == Outcome.RECOVER) {
      changes.fraudFound(caseNumber, back, input.official());
    }
    return outcome;
  }

  private Money claimed(CaseNumber caseNumber, FormInput input) {
    Money paid = files.of(caseNumber).paid();
    Money back = input.has("recoverYuan") ? input.money("recoverYuan") : Money.ZERO;
    if (back.isMoreThan(paid) || (paid.isPositive() && !back.isPositive())) {
      throw InvalidInput.of(
          "recoverYuan",
          ErrorCode.OUT_OF_RANGE,
          "between 0.01 and the %s yuan that are paid".formatted(paid.yuan()));
    }
    return back;
  }
}
