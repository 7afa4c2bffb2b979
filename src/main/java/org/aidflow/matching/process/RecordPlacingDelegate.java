package org.aidflow.matching.process;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.matching.Suspense;
import org.aidflow.matching.UnplacedMoney.Placing;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books money where an official says that it belongs. */
@Component
class RecordPlacingDelegate implements JavaDelegate {
  /** A gift, or of nobody known for a fund: what it refills follows from the case. */
  private static final String EMERGENCY = "EMERGENCY";

  private final Suspense suspense;

  RecordPlacingDelegate(Suspense suspense) {
    this.suspense = suspense;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    place(Subjects.workNumberOf(execution), form);
  }

  private void place(WorkNumber number, FormInput form) {
    var official = new Suspense.Says(form.official(), form.text("note"));
    if (form.text("placing").equals(EMERGENCY)) {
      suspense.placeForEmergency(number, emergency(form), giver(form), official);
      return;
    }
    switch (Placing.valueOf(form.text("placing"))) {
      case GIFT -> suspense.placeAsGift(number, id(form, "donorId"), pledge(form), official);
      case FUND -> suspense.placeInFund(number, county(form), official);
      case RECOVERY -> suspense.placeAsRecovery(number, recovery(form), official);
      case SENT_BACK -> suspense.sendBack(number, official);
    }
  }

  private static @Nullable UUID pledge(FormInput form) {
    return form.has("pledgeId") ? id(form, "pledgeId") : null;
  }

  private static @Nullable UUID giver(FormInput form) {
    return form.has("giverId") ? id(form, "giverId") : null;
  }

  private static CaseNumber emergency(FormInput form) {
    var number = form.text("emergencyCase");
    if (!CaseNumber.isWellFormed(number)) {
      throw InvalidInput.of("emergencyCase", ErrorCode.BAD_FORMAT, "HR-2026-0000017");
    }
    return new CaseNumber(number);
  }

  private static UUID id(FormInput form, String field) {
    try {
      return UUID.fromString(form.text(field));
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of(field, ErrorCode.BAD_FORMAT, "no such id");
    }
  }

  private static AreaCode county(FormInput form) {
    var code = form.text("fundCounty");
    if (!AreaCode.isWellFormed(code)) {
      throw InvalidInput.of("fundCounty", ErrorCode.BAD_FORMAT, "a division code of six digits");
    }
    return new AreaCode(code);
  }

  private static WorkNumber recovery(FormInput form) {
    return WorkNumber.parse(form.text("recoveryNumber"))
        .filter(number -> number.kind() == WorkKind.RECOVERY)
        .orElseThrow(
            () -> InvalidInput.of("recoveryNumber", ErrorCode.BAD_FORMAT, "RECOVERY-2026-0000001"));
  }
}
