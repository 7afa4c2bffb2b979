package org.aidflow.banksimulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.banksimulator.Entry.Kind;

/** One order and what the bank did about it: the entries of one end-to-end id, oldest first. */
final class Payment {
  private final List<Entry> entries = new ArrayList<>();

  Payment(Entry first) {
    entries.add(first);
  }

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  Entry first() {
    return entries().get(0);
  }

  Fault fault() {
    var fault = first().fault();
    return fault == null ? Fault.NONE : fault;
  }

  boolean refused() {
    return first().kind() == Kind.REFUSED;
  }

  /** The outcome that is booked but not yet told to the customer. */
  Optional<Entry> untold() {
    var outcomes = outcomes();
    return outcomes.size() > told() ? Optional.of(outcomes.get(told())) : Optional.empty();
  }

  /** The outcome to book next. */
  Optional<Kind> next() {
    var planned = fault().outcomes();
    int done = outcomes().size();
    return done < planned.size() ? Optional.of(planned.get(done)) : Optional.empty();
  }

  /** Where the payment stands, for a customer who asks. */
  String standing() {
    var kinds = entries().stream().map(Entry::kind).toList();
    if (kinds.contains(Kind.RETURNED)) return "RETURNED";
    if (kinds.contains(Kind.PAID)) return "SETTLED";
    if (kinds.contains(Kind.REJECTED) || kinds.contains(Kind.REFUSED)) return "FAILED";
    return "PROCESSING";
  }

  /** Why it was rejected or returned, if it was. */
  Optional<String> reason() {
    return entries().stream().map(Entry::code).filter(Objects::nonNull).findFirst();
  }

  private List<Entry> outcomes() {
    return entries().stream()
        .filter(e -> e.kind() != Kind.ACCEPTED && e.kind() != Kind.REFUSED && e.kind() != Kind.TOLD)
        .toList();
  }

  private int told() {
    return (int) entries().stream().filter(e -> e.kind() == Kind.TOLD).count();
  }

  private synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
