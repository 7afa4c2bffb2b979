package org.aidflow.banksimulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the bank simulator is told at its start. */
record Options(
    int port,
    Path books,
    URI callbackUrl,
    String secret,
    Duration settleDelay,
    Duration retry,
    Map<String, Fault> faults,
    @Nullable Long parent) {

  static final String USAGE =
      """
      Usage: java -cp <classpath> org.aidflow.banksimulator.BankSimulator [argument value]...

        --port <number>            where to listen on 127.0.0.1; 0 picks a free one (8090)
        --books <file>             the books, one JSON line per entry (data/bank-books.jsonl)
        --callback-url <url>       whom to tell of outcomes
                                   (http://127.0.0.1:8080/api/v1/payments/status)
        --secret <text>            signs orders and callbacks; or environment BANK_SECRET
        --settle-delay <duration>  from one booked entry to the next outcome (PT0.3S)
        --callback-retry <duration>
                                   after a callback that was not taken; doubles up to PT1M (PT1S)
        --fault <ending>=<fault>   what accounts ending so bring about; may be given again
                                   (0001=REJECT 0002=SILENT 0003=RETURN)
        --parent <process id>      ends when that process ends
        --help                     this text

      Faults:
      %s
      Calls: POST /payments and GET /payments/{endToEndId}, both signed; GET /books.
      """
          .formatted(
              Arrays.stream(Fault.values())
                  .map(fault -> "  %-11s%s\n".formatted(fault, fault.meaning()))
                  .collect(Collectors.joining()));

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying which argument is wrong
   */
  static Options of(String[] arguments, Map<String, String> environment) {
    var given = new HashMap<String, String>();
    var faults =
        new HashMap<>(Map.of("0001", Fault.REJECT, "0002", Fault.SILENT, "0003", Fault.RETURN));
    if (arguments.length % 2 != 0) throw new IllegalArgumentException("A value is missing");
    for (int i = 0; i < arguments.length; i += 2) {
      if (arguments[i].equals("--fault")) put(faults, arguments[i + 1]);
      else given.put(arguments[i], arguments[i + 1]);
    }
    var options =
        new Options(
            Integer.parseInt(take(given, "--port", "8090")),
            Path.of(take(given, "--books", "data/bank-books.jsonl")),
            URI.create(
                take(given, "--callback-url", "http://127.0.0.1:8080/api/v1/payments/status")),
            take(given, "--secret", environment.getOrDefault("BANK_SECRET", "")),
            duration(take(given, "--settle-delay", "PT0.3S")),
            duration(take(given, "--callback-retry", "PT1S")),
            Map.copyOf(faults),
            given.containsKey("--parent") ? Long.valueOf(take(given, "--parent", "")) : null);
    if (!given.isEmpty()) throw new IllegalArgumentException("Unknown: " + given.keySet());
    if (options.secret.isEmpty()) throw new IllegalArgumentException("--secret is missing");
    return options;
  }

  Fault faultOf(String account) {
    return faults.getOrDefault(account.substring(account.length() - 4), Fault.NONE);
  }

  private static void put(Map<String, Fault> faults, String text) {
    var parts = text.split("=", 2);
    if (parts.length != 2 || !parts[0].matches("[0-9]{4}"))
      throw new IllegalArgumentException("--fault takes four digits = a fault");
    faults.put(parts[0], Fault.valueOf(parts[1]));
  }

  private static String take(Map<String, String> given, String name, String otherwise) {
    var value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not a duration such as PT0.3S: " + text, e);
    }
  }
}
