package org.aidflow.matching.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.matching.Suspense;
import org.aidflow.matching.UnplacedMoney;
import org.aidflow.workflow.WorkCard;
import org.springframework.stereotype.Component;

/** What a task's card and form say of money that cannot be placed. */
@Component
class UnplacedCards implements WorkCard {
  private final Suspense suspense;

  UnplacedCards(Suspense suspense) {
    this.suspense = suspense;
  }

  @Override
  public Optional<Map<String, String>> card(Subject subject) {
    return subject instanceof WorkNumber number && number.kind() == WorkKind.MONEY
        ? suspense.find(number).map(UnplacedCards::cardOf)
        : Optional.empty();
  }

  private static Map<String, String> cardOf(UnplacedMoney money) {
    return Map.of("categoryName", why(money), "summary", summary(money));
  }

  private static String why(UnplacedMoney money) {
    return switch (money.why()) {
      case NOBODY_NAMED -> "money from nobody known";
      case NOTHING_OWED -> "more than was owed";
    };
  }

  private static String summary(UnplacedMoney money) {
    List<String> said = new ArrayList<>();
    said.add("Came by %s under %s.".formatted(money.clientId(), money.channelReference()));
    money.saidReference().ifPresent(other -> said.add("A channel calls it " + other + "."));
    if (!money.mentioned().isEmpty()) {
      said.add("The payer wrote " + String.join(", ", money.mentioned()) + ".");
    }
    return String.join(" ", said);
  }
}
