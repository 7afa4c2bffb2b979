package org.aidflow.casefile;

import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * Money that was paid is on its need lines again and not paid a second time: it came back from whom
 * it was paid to, or the bank sent it back.
 *
 * @param lines what of it is on which need line
 */
public record MoneyRecovered(CaseNumber caseNumber, Map<UUID, Money> lines) {

  public MoneyRecovered {
    lines = Map.copyOf(lines);
  }
}
