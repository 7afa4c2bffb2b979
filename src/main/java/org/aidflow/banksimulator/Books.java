package org.aidflow.banksimulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.aidflow.banksimulator.Entry.Kind;

/**
 * What the bank did with the customer's one account, one JSON line per entry. The balance is the
 * opening plus credits and returns minus what was paid.
 *
 * <p>Before anybody hears of an entry, {@link #force()} puts it on disk.
 */
final class Books implements Closeable {
  private final ObjectMapper json;
  private final Journal journal;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, Entry> credits = new LinkedHashMap<>();
  private final Map<String, List<Payment>> refunds = new LinkedHashMap<>();
  private final Map<String, Payment> filedUnderway = new LinkedHashMap<>();
  private final Map<String, List<Entry>> letters = new LinkedHashMap<>();
  private final Map<String, Movement> movements = new LinkedHashMap<>();
  private final List<Statement> statements = new ArrayList<>();
  private int stated;
  private volatile Duration ahead = Duration.ZERO;

  /** Opens the books; new ones begin with this opening. */
  Books(Path path, ObjectMapper json, Entry opening) throws IOException {
    this.json = json;
    journal = new Journal(path, this::read);
    if (entries.isEmpty()) write(opening);
    force();
  }

  /** The bank's time. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Moves the bank's time forward, for good. */
  synchronized void moveOn(Duration by) {
    write(Entry.movedOn(by, now()));
  }

  /** Everything added so far is on disk when this returns. */
  void force() {
    journal.force();
  }

  /** The payment of this order, booked now if it is new; a refund beyond its credit is refused. */
  synchronized Payment accept(Entry first) {
    var known = payments.get(first.endToEndId());
    if (known != null) return known;
    write(refusal(first).map(first::refused).orElse(first));
    return requireNonNull(payments.get(first.endToEndId()));
  }

  /** The credit of this reference, booked now if it is new. */
  synchronized Entry credit(Entry offered) {
    var known = credits.get(offered.endToEndId());
    if (known != null) return known;
    write(offered);
    return offered;
  }

  synchronized void book(Entry entry) {
    write(entry);
  }

  synchronized void book(Collection<Entry> together) {
    together.forEach(this::write);
  }

  /** Makes a statement of everything since the last one, to be sent or not. */
  synchronized Statement state(Instant at, boolean toBeSent) {
    var id = "S-" + mark() + "-" + (statements.size() + 1);
    write(Entry.stated(id, balanceFen(), toBeSent ? id : null, at));
    return statements.get(statements.size() - 1);
  }

  /** When the last statement was made, or the account opened. */
  synchronized Instant statedUntil() {
    return statements.isEmpty() ? entries.get(0).at() : statements.get(statements.size() - 1).at();
  }

  synchronized Optional<Payment> payment(String endToEndId) {
    return Optional.ofNullable(payments.get(endToEndId));
  }

  synchronized List<Payment> payments() {
    return List.copyOf(payments.values());
  }

  /** Those that came in files and have an outcome to come. */
  synchronized List<Payment> filedUnderway() {
    return List.copyOf(filedUnderway.values());
  }

  /** What is booked and not yet told in a file, oldest first. */
  synchronized List<Letter> letters() {
    return letters.entrySet().stream()
        .map(letter -> new Letter(letter.getKey(), List.copyOf(letter.getValue())))
        .toList();
  }

  /** Totals and all entries, as they fit together. */
  synchronized Map<String, Object> atThisMoment() {
    return Map.of("totals", totals(), "entries", List.copyOf(entries));
  }

  synchronized List<Entry> entriesOf(String endToEndId) {
    return entries.stream().filter(entry -> entry.endToEndId().equals(endToEndId)).toList();
  }

  /** The line of this entry. */
  synchronized Movement movement(Entry entry) {
    return requireNonNull(movements.get(key(entry)));
  }

  /** The statement of this id. */
  synchronized Statement statement(String id) {
    return statements.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  /** What moved on these days, both included. */
  synchronized Statement statement(LocalDate from, LocalDate to, Instant at) {
    long before = sum(movements.values(), line -> line.day().isBefore(from));
    var lines =
        movements.values().stream()
            .filter(line -> !line.day().isBefore(from) && !line.day().isAfter(to))
            .toList();
    return statement("Q-" + mark() + "-" + at.toEpochMilli(), 0, at, from, to, before, lines);
  }

  /** A name of these books and of no others, for references that are used once for ever. */
  synchronized String mark() {
    var first = entries.get(0);
    return first.kind() == Kind.OPENED ? first.bankReference() : "0";
  }

  synchronized LocalDate firstDay() {
    return Movement.dayOf(entries.get(0).at());
  }

  /** Counts and sums in fen; {@code outFen} is what left the account for good. */
  synchronized Map<String, Long> totals() {
    var paid =
        movements.values().stream().filter(line -> line.entry().kind() == Kind.PAID).toList();
    long debitFen = -sum(paid, line -> true);
    long refundedFen = -sum(paid, Books::isRefund);
    long returnedFen = sum(movements.values(), line -> line.entry().kind() == Kind.RETURNED);
    var totals = new LinkedHashMap<String, Long>();
    totals.put("orders", count(payment -> !payment.isRefund()));
    totals.put("refundOrders", count(Payment::isRefund));
    totals.put("paid", (long) paid.size());
    totals.put("rejected", count(payment -> payment.standing().equals("FAILED")));
    totals.put("returned", count(payment -> payment.standing().equals("RETURNED")));
    totals.put("paidFen", debitFen - refundedFen);
    totals.put("refundedFen", refundedFen);
    totals.put("returnedFen", returnedFen);
    totals.put("outFen", debitFen - returnedFen);
    totals.put("openingFen", openingFen());
    totals.put(
        "creditedFen", sum(movements.values(), line -> line.entry().kind() == Kind.CREDITED));
    totals.put("balanceFen", balanceFen());
    return totals;
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void read(String line) {
    try {
      keep(json.readValue(line, Entry.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Entry entry) {
    try {
      journal.add(json.writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    keep(entry);
  }

  private void keep(Entry entry) {
    entries.add(entry);
    switch (entry.kind()) {
      case OPENED -> {}
      case MOVED_ON -> ahead = ahead.plus(Duration.parse(entry.endToEndId()));
      case CREDITED -> credits.put(entry.endToEndId(), entry);
      case STATED -> keepStatement(entry);
      case ACCEPTED, REFUSED -> keepOrder(entry);
      default ->
          payments.computeIfPresent(entry.endToEndId(), (id, payment) -> payment.with(entry));
    }
    if (entry.kind().moves()) keepMovement(entry);
    keepLetter(entry);
    keepUnderway(entry);
  }

  private void keepOrder(Entry first) {
    var payment = new Payment(first);
    payments.put(first.endToEndId(), payment);
    if (first.originalReference() != null) {
      refunds.computeIfAbsent(first.originalReference(), key -> new ArrayList<>()).add(payment);
    }
  }

  private void keepMovement(Entry entry) {
    var payment = payments.get(entry.endToEndId());
    var cause = entry.kind() == Kind.CREDITED || payment == null ? entry : payment.first();
    var reference = "N-" + mark() + "-" + (movements.size() + 1);
    movements.put(key(entry), new Movement(reference, entry, cause));
  }

  private void keepLetter(Entry entry) {
    var message = entry.message();
    if (message == null) return;
    if (entry.kind() == Kind.TOLD) letters.remove(message);
    else letters.computeIfAbsent(message, key -> new ArrayList<>()).add(entry);
  }

  private void keepUnderway(Entry entry) {
    var payment = payments.get(entry.endToEndId());
    if (payment == null || !payment.isFiled()) return;
    if (payment.next().isPresent()) filedUnderway.put(entry.endToEndId(), payment);
    else filedUnderway.remove(entry.endToEndId());
  }

  private void keepStatement(Entry entry) {
    var all = List.copyOf(movements.values());
    var lines = all.subList(stated, all.size());
    long before = sum(all.subList(0, stated), line -> true);
    var to = Movement.dayOf(entry.at());
    var from = lines.isEmpty() ? to : lines.get(0).day();
    int number = statements.size() + 1;
    statements.add(statement(entry.endToEndId(), number, entry.at(), from, to, before, lines));
    stated = all.size();
  }

  private static String key(Entry entry) {
    return entry.kind() + " " + entry.endToEndId();
  }

  private Statement statement(
      String id,
      int number,
      Instant at,
      LocalDate from,
      LocalDate to,
      long beforeFen,
      List<Movement> lines) {
    long opening = openingFen() + beforeFen;
    long closing = opening + sum(lines, line -> true);
    return new Statement(id, number, account(), at, from, to, opening, closing, lines);
  }

  /** Why a refund is refused, if it is. */
  private Optional<String> refusal(Entry first) {
    var reference = first.originalReference();
    if (reference == null || first.kind() == Kind.REFUSED) return Optional.empty();
    var credit = credits.get(reference);
    if (credit == null) return Optional.of("NOOR");
    long taken =
        refunds.getOrDefault(reference, List.of()).stream()
            .filter(Payment::takesMoney)
            .mapToLong(refund -> refund.first().amountFen())
            .sum();
    boolean tooMuch = first.amountFen() > credit.amountFen() - taken;
    return tooMuch ? Optional.of("AM09") : Optional.empty();
  }

  private String account() {
    var first = entries.get(0);
    return first.kind() == Kind.OPENED ? first.endToEndId() : "0";
  }

  private long openingFen() {
    var first = entries.get(0);
    return first.kind() == Kind.OPENED ? first.amountFen() : 0;
  }

  private long balanceFen() {
    return openingFen() + sum(movements.values(), line -> true);
  }

  private long count(Predicate<Payment> which) {
    return payments.values().stream().filter(which).count();
  }

  private static boolean isRefund(Movement line) {
    return line.cause().originalReference() != null;
  }

  private static long sum(Collection<Movement> lines, Predicate<Movement> which) {
    return lines.stream().filter(which).mapToLong(Movement::changeFen).sum();
  }
}
