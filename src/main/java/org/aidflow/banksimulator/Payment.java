package org.aidflow.banksimulator;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.banksimulator.Entry.Kind;
import org.aidflow.banksimulator.Faults.Step;

/** One order and what the bank did about it: the entries of one end-to-end id, oldest first. */
final class Payment {
  private final List<Entry> entries = new ArrayList<>();

  Payment(Entry first) {
    entries.add(first);
  }

  synchronized Payment with(Entry entry) {
    entries.add(entry);
    return this;
  }

  Entry first() {
    return entries().get(0);
  }

  Entry last() {
    var all = entries();
    return all.get(all.size() - 1);
  }

  Faults faults() {
    return requireNonNullElse(first().fault(), Faults.NONE);
  }

  boolean refused() {
    return first().kind() == Kind.REFUSED;
  }

  boolean isRefund() {
    return first().originalReference() != null;
  }

  /** Whether it came in a file and is answered in files. */
  boolean isFiled() {
    return first().origin() != null;
  }

  /** The outcomes that are booked but not yet told to the customer, in the order of telling. */
  List<Entry> untold() {
    if (faults().has(Fault.UNTOLD)) return List.of();
    var outcomes = outcomes();
    if (faults().has(Fault.SWAPPED)) {
      if (next().isPresent()) return List.of();
      Collections.reverse(outcomes);
    }
    int told = (int) entries().stream().filter(entry -> entry.kind() == Kind.TOLD).count();
    return outcomes.subList(told, outcomes.size());
  }

  /** The outcome to book next. */
  Optional<Step> next() {
    var planned = refused() ? List.<Step>of() : faults().steps();
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

  /** Whether its money is gone or may still go. */
  boolean takesMoney() {
    return next().isPresent() || List.of("SETTLED", "PROCESSING").contains(standing());
  }

  /** Why it was rejected or returned, if it was. */
  Optional<String> reason() {
    if (standing().equals("SETTLED")) return Optional.empty();
    return entries().stream().map(Entry::code).filter(Objects::nonNull).findFirst();
  }

  private List<Entry> outcomes() {
    var outcomes = new ArrayList<>(entries());
    outcomes.remove(0);
    outcomes.removeIf(entry -> entry.kind() == Kind.TOLD);
    return outcomes;
  }

  private synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
