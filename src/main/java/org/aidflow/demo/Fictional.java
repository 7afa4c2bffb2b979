package org.aidflow.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.aidflow.kernel.BankAccounts;
import org.aidflow.kernel.ResidentIds;

/**
 * Numbers that pass every check and belong to nobody: no county has the code 520599, and no bank
 * issues cards that begin with 620000.
 */
final class Fictional {
  private static final String NOWHERE = "520599";
  private static final String NO_BANK = "620000";

  private Fictional() {}

  /** A resident id of somebody born on that day. */
  static String residentId(LocalDate born, int sequence) {
    var body = NOWHERE + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
    return "0123456789X"
        .chars()
        .mapToObj(digit -> body + (char) digit)
        .filter(id -> ResidentIds.problemWith(id).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** A card number that ends as it is told to: the bank simulator goes by the last four digits. */
  static String account(int sequence, String ending) {
    return IntStream.range(0, 10)
        .mapToObj(digit -> NO_BANK + "%08d".formatted(sequence) + digit + ending)
        .filter(account -> BankAccounts.warningAbout(account).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static String mobile(int sequence) {
    return "1300000%04d".formatted(sequence);
  }
}
