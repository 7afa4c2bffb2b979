package org.aidflow.disbursement.process;

import java.util.Map;
import java.util.Optional;
import org.aidflow.disbursement.Refund;
import org.aidflow.disbursement.Refunds;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.workflow.WorkCard;
import org.springframework.stereotype.Component;

/** What a task's card and form say of a refund. */
@Component
class RefundCards implements WorkCard {
  private final Refunds refunds;

  RefundCards(Refunds refunds) {
    this.refunds = refunds;
  }

  @Override
  public Optional<Map<String, String>> card(Subject subject) {
    return subject instanceof WorkNumber number && number.kind() == WorkKind.REFUND
        ? refunds.find(number).map(RefundCards::cardOf)
        : Optional.empty();
  }

  private static Map<String, String> cardOf(Refund refund) {
    return Map.of(
        "categoryName",
        "refund",
        "summary",
        "Came by %s under %s.".formatted(refund.channel(), refund.channelReference()));
  }
}
