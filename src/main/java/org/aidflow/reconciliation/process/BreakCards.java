package org.aidflow.reconciliation.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.reconciliation.Break;
import org.aidflow.reconciliation.BreakSummary;
import org.aidflow.reconciliation.Breaks;
import org.aidflow.workflow.WorkCard;
import org.springframework.stereotype.Component;

/** What a task's card and form say of a break. */
@Component
class BreakCards implements WorkCard {
  private final Breaks breaks;

  BreakCards(Breaks breaks) {
    this.breaks = breaks;
  }

  @Override
  public Optional<Map<String, String>> card(Subject subject) {
    return subject instanceof WorkNumber number && number.kind() == WorkKind.BREAK
        ? breaks.find(number).map(BreakCards::cardOf)
        : Optional.empty();
  }

  private static Map<String, String> cardOf(Break found) {
    var card = new HashMap<String, String>();
    card.put("categoryName", found.kind().en());
    card.put("summary", BreakSummary.of(found));
    found.clearing().ifPresent(clearing -> card.put("proposal", clearing.en()));
    return card;
  }
}
