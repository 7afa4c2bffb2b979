package org.aidflow.banksimulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidflow.banksimulator.Fault.Where;
import org.jspecify.annotations.Nullable;

/**
 * What the bank simulator is told at its start.
 *
 * @param account the number of the customer's account
 * @param openingFen what is on it when the books begin
 * @param folder where files are exchanged, if they are
 * @param dayEnd when a statement is written every day, at Shanghai's time, if by itself
 * @param aWhile how long faults last that last a while
 */
record Options(
    int port,
    Path books,
    String account,
    long openingFen,
    @Nullable Path folder,
    @Nullable LocalTime dayEnd,
    URI callbackUrl,
    int callbackThreads,
    String secret,
    Duration settleDelay,
    Duration aWhile,
    Duration retry,
    FaultPlan faults,
    @Nullable Long parent) {

  static final String USAGE =
      """
      Usage: java -cp <classpath> org.aidflow.banksimulator.BankSimulator [argument value]...

        --port <number>            where to listen on 127.0.0.1; 0 picks a free one (8090)
        --books <file>             the books, one JSON line per entry (data/bank-books.jsonl)
        --account <digits>         the customer's account (6200000000000000017)
        --opening <fen>            what is on it when the books begin (0)
        --folder <directory>       exchanges files, too (see below)
        --day-end <time>           writes a statement every day at this time in Shanghai: 23:30
        --callback-url <url>       whom to tell of outcomes
                                   (http://127.0.0.1:8080/api/v1/payments/status)
        --callback-threads <n>     how many to tell at a time (8)
        --secret <text>            signs orders and callbacks; or environment BANK_SECRET
        --settle-delay <duration>  from one booked entry to the next outcome (PT0.3S)
        --callback-retry <duration>
                                   after a callback that was not taken; doubles up to PT1M (PT1S)
        --fault <ending>=<faults>  what accounts ending so bring about, as 0004=RESET+DOUBLE;
                                   may be given again (0001=REJECT 0002=SILENT 0003=RETURN)
        --per-mille <fault>=<n>    how many in a thousand others it strikes; may be given again
        --seed <number>            draws them (drawn and printed)
        --a-while <duration>       how long faults last that last a while (PT5S)
        --parent <process id>      ends when that process ends
        --help                     this text

      Faults; a payment has at most one of each kind:
      %s
      Signed calls: POST /payments, POST /payments/batch, POST /refunds,
      GET /payments/{endToEndId}, GET /refunds/{endToEndId}.
      Other calls: GET /books, GET /books/{endToEndId}, GET /totals, GET and PUT /faults,
      POST /credits, GET /statement?from=<day>&to=<day> (camt.053 if asked for application/xml),
      POST /day-end (makes a statement of everything since the last one),
      GET /clock and POST /clock {"advance":"P1DT2H"} (moves the bank's time forward for good).

      Files, of ISO 20022, in the folder: the customer leaves pain.001.001.09 in to-bank/*.xml; the
      bank leaves pain.002.001.10, camt.053.001.08 and camt.054.001.08 in from-bank. Both write
      under a name that begins with a dot, and rename. What the bank has read it moves to
      to-bank/taken or to-bank/refused. A letter may come again, with the same message id and bytes.
      Orders get ACCP or PDNG (to come), ACSC (paid) or RJCT; returns and credits come as camt.054.
      A refund has the purpose REFU and the credit's reference as structured creditor reference.
      """
          .formatted(
              Arrays.stream(Where.values()).map(Options::usage).collect(Collectors.joining()));

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying which argument is wrong
   */
  static Options of(String[] arguments, Map<String, String> environment) {
    var given = new HashMap<String, String>();
    var endings = new HashMap<String, Faults>();
    var perMille = new EnumMap<Fault, Integer>(Fault.class);
    for (var usual : new String[] {"0001=REJECT", "0002=SILENT", "0003=RETURN"}) {
      put(usual, endings);
    }
    if (arguments.length % 2 != 0) throw new IllegalArgumentException("A value is missing");
    for (int i = 0; i < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--fault" -> put(arguments[i + 1], endings);
        case "--per-mille" -> share(arguments[i + 1], perMille);
        default -> given.put(arguments[i], arguments[i + 1]);
      }
    }
    var seed = optional(given, "--seed", Long::valueOf);
    var options =
        new Options(
            Integer.parseInt(take(given, "--port", "8090")),
            Path.of(take(given, "--books", "data/bank-books.jsonl")),
            take(given, "--account", "6200000000000000017"),
            Long.parseLong(take(given, "--opening", "0")),
            optional(given, "--folder", Path::of),
            optional(given, "--day-end", Options::time),
            URI.create(
                take(given, "--callback-url", "http://127.0.0.1:8080/api/v1/payments/status")),
            Integer.parseInt(take(given, "--callback-threads", "8")),
            take(given, "--secret", environment.getOrDefault("BANK_SECRET", "")),
            duration(take(given, "--settle-delay", "PT0.3S")),
            duration(take(given, "--a-while", "PT5S")),
            duration(take(given, "--callback-retry", "PT1S")),
            FaultPlan.of(endings, perMille, seed),
            optional(given, "--parent", Long::valueOf));
    if (!given.isEmpty()) throw new IllegalArgumentException("Unknown: " + given.keySet());
    if (options.secret.isEmpty()) throw new IllegalArgumentException("--secret is missing");
    return options;
  }

  private static String usage(Where where) {
    return "  %s:\n".formatted(where.meaning())
        + Arrays.stream(Fault.values())
            .filter(fault -> fault.where() == where)
            .map(fault -> "    %-15s%s\n".formatted(fault, fault.meaning()))
            .collect(Collectors.joining());
  }

  private static void put(String text, Map<String, Faults> endings) {
    var parts = parts("--fault takes four digits = faults", text);
    endings.put(parts[0], Faults.of(parts[1]));
  }

  private static void share(String text, Map<Fault, Integer> perMille) {
    var parts = parts("--per-mille takes a fault = a number", text);
    perMille.put(Fault.valueOf(parts[0]), Integer.valueOf(parts[1]));
  }

  private static String[] parts(String wanted, String text) {
    var parts = text.split("=", 2);
    if (parts.length != 2) throw new IllegalArgumentException(wanted + ", not " + text);
    return parts;
  }

  private static String take(Map<String, String> given, String name, String otherwise) {
    var value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static <T> @Nullable T optional(
      Map<String, String> given, String name, Function<String, T> reader) {
    var value = given.remove(name);
    return value == null ? null : reader.apply(value);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not a duration such as PT0.3S: " + text, e);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not a time such as 23:30: " + text, e);
    }
  }
}
