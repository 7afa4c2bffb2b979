package org.aidflow.reconciliation;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.reconciliation.Expected.Stage;
import org.aidflow.reconciliation.Finding.Broken;
import org.aidflow.reconciliation.Finding.Early;
import org.aidflow.reconciliation.Finding.Fits;
import org.aidflow.reconciliation.Finding.TakesBack;
import org.jspecify.annotations.Nullable;

/**
 * Compares lines with what the ledger knows: by the order's id, then by the bank's or the channel's
 * reference, then by amount and day where that leaves no doubt. It reads nothing and books nothing.
 */
final class Comparison {

  private record Key(Leg leg, String reference) {}

  private final Map<Key, Expected> known = new HashMap<>();
  private final Map<String, List<Expected>> byOutsideReference = new HashMap<>();
  private final List<UnresolvedLine> unresolved;
  private final Set<Key> shown = new HashSet<>();
  private final Set<String> takenBack = new HashSet<>();

  /**
   * A comparison with what is known of the events that the lines name.
   *
   * @param outside their references outside the ledger
   */
  Comparison(
      Collection<Expected> named,
      Map<String, List<Expected>> outside,
      List<UnresolvedLine> unresolved) {
    named.forEach(one -> known.put(key(one), one));
    byOutsideReference.putAll(outside);
    this.unresolved = List.copyOf(unresolved);
  }

  /**
   * What each line is, in their order.
   *
   * @param due what the ledger waits for, for lines that name nothing
   * @param nearby how many days amount and line may be apart
   */
  List<Finding> of(List<BankLine> lines, Collection<Expected> due, int nearby) {
    var findings = new ArrayList<Finding>();
    var nameless = new ArrayList<Integer>();
    for (var line : lines) {
      if (mayBeFoundByAmount(line)) {
        nameless.add(findings.size());
      }
      findings.add(named(line));
    }
    byAmount(findings, nameless, due, nearby);
    return findings;
  }

  private Finding named(BankLine line) {
    var found =
        event(line)
            .map(expected -> judged(line, expected))
            .orElseGet(() -> new Broken(line, BreakKind.MISSING_HERE, null));
    if (found instanceof Broken) {
      var taken = takenBackBy(line);
      if (taken.isPresent()) {
        takenBack.add(taken.get().breakNumber());
        return new TakesBack(line, taken.get());
      }
    }
    return found;
  }

  private Finding judged(BankLine line, Expected expected) {
    if (expected.stage() == Stage.FAILED) {
      return new Broken(line, BreakKind.STATUS_CONFLICT, expected);
    }
    if (expected.stage() == Stage.NOT_RETURNED) {
      return new Broken(line, BreakKind.LATE_RETURN, expected);
    }
    if (isShown(expected)) {
      return new Broken(line, BreakKind.DUPLICATE, expected);
    }
    if (!expected.amount().equals(line.amount())) {
      return new Broken(line, BreakKind.AMOUNT, expected);
    }
    shown.add(key(expected));
    return expected.stage() == Stage.UNDER_WAY
        ? new Early(line, expected)
        : new Fits(line, expected);
  }

  private boolean isShown(Expected expected) {
    return expected.stage() == Stage.SHOWN || shown.contains(key(expected));
  }

  private Optional<Expected> event(BankLine line) {
    return line.order()
        .flatMap(order -> ofOrder(line, order))
        .or(() -> outside(line, line.line().channelReference()))
        .or(() -> outside(line, line.line().bankReference()))
        .or(() -> outside(line, line.line().endToEndId()));
  }

  private Optional<Expected> ofOrder(BankLine line, String order) {
    return Optional.ofNullable(
        known.get(new Key(line.side() == Side.DEBIT ? Leg.PAYMENT : Leg.RETURN, order)));
  }

  /** Of two events that share a reference the one that is due for the amount. */
  private Optional<Expected> outside(BankLine line, @Nullable String reference) {
    var all =
        byOutsideReference
            .getOrDefault(Objects.requireNonNullElse(reference, ""), List.of())
            .stream()
            .filter(expected -> expected.leg().side() == line.side())
            .toList();
    return all.stream()
        .filter(expected -> !isShown(expected) && expected.amount().equals(line.amount()))
        .findFirst()
        .or(() -> all.stream().filter(expected -> !isShown(expected)).findFirst())
        .or(() -> all.stream().findFirst());
  }

  private Optional<UnresolvedLine> takenBackBy(BankLine line) {
    return unresolved.stream()
        .filter(
            broken ->
                broken.side() != line.side()
                    && broken.amount().equals(line.amount())
                    && !takenBack.contains(broken.breakNumber())
                    && (broken.bankReference().equals(line.line().bankReference())
                        || (broken.endToEndId() != null
                            && broken.endToEndId().equals(line.line().endToEndId()))))
        .findFirst();
  }

  // ------------------------------------------------------------------------ by amount and day

  private static boolean mayBeFoundByAmount(BankLine line) {
    return switch (line.line().kind()) {
      case PAYMENT, RETURN -> line.line().endToEndId() == null;
      case RECEIPT -> line.line().channelReference() == null;
      case OTHER -> line.line().endToEndId() == null && line.line().channelReference() == null;
      case CHARGE, INTEREST -> false;
    };
  }

  private void byAmount(
      List<Finding> findings, List<Integer> nameless, Collection<Expected> due, int nearby) {
    var lines =
        nameless.stream()
            .filter(place -> isUnknown(findings.get(place)))
            .collect(groupingBy(place -> like(findings.get(place).line())));
    var waiting = due.stream().filter(one -> !isShown(one)).collect(groupingBy(Comparison::like));
    lines.forEach(
        (like, places) -> {
          for (var place : places) {
            var line = findings.get(place).line();
            var near =
                waiting.getOrDefault(like, List.of()).stream()
                    .filter(one -> isNear(one.day(), line.line().bookedOn(), nearby))
                    .toList();
            if (places.size() == 1 && near.size() == 1) {
              shown.add(key(near.get(0)));
              findings.set(place, new Fits(line, near.get(0)));
            }
          }
        });
  }

  private static boolean isUnknown(Finding finding) {
    return finding instanceof Broken broken && broken.kind() == BreakKind.MISSING_HERE;
  }

  private static String like(BankLine line) {
    return line.side() + " " + line.amount().fen();
  }

  private static String like(Expected expected) {
    return expected.leg().side() + " " + expected.amount().fen();
  }

  private static boolean isNear(LocalDate booked, LocalDate shown, int days) {
    return !shown.isBefore(booked.minusDays(days)) && !shown.isAfter(booked.plusDays(days));
  }

  private static Key key(Expected expected) {
    return new Key(expected.leg(), expected.reference());
  }
}
