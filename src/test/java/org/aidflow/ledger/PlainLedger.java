package org.aidflow.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the ledger once more, in memory and as plainly as they can be said. */
final class PlainLedger {
  enum Outcome {
    BOOKED,
    KNOWN,
    OVERDRAWN,
    ALREADY_RESOLVED,
    CONTRADICTION,
    REFUSED
  }

  private record Content(
      Phase phase, TransferKind kind, String reference, List<Posting> lines, @Nullable UUID of) {}

  private record Event(Phase phase, TransferKind kind, String reference) {}

  private final Set<AccountId> guarded;
  private final Map<UUID, Content> booked = new HashMap<>();
  private final Map<Event, UUID> events = new HashMap<>();
  private final Map<UUID, UUID> resolutions = new HashMap<>();
  private final List<UUID> reservations = new ArrayList<>();
  private Map<AccountId, Long> balances = new HashMap<>();
  private Map<AccountId, Long> reserved = new HashMap<>();

  PlainLedger(Set<AccountId> guarded) {
    this.guarded = guarded;
  }

  Outcome book(Phase phase, Transfer transfer) {
    return book(
        transfer.id(),
        new Content(phase, transfer.kind(), transfer.reference(), transfer.postings(), null));
  }

  Outcome resolve(Phase phase, UUID reservation, UUID id) {
    var made = booked.get(reservation);
    return made == null || made.phase != Phase.RESERVED
        ? Outcome.REFUSED
        : book(id, new Content(phase, made.kind, made.reference, made.lines, reservation));
  }

  /** Credits less debits, in fen. */
  long balance(AccountId account) {
    return balances.getOrDefault(account, 0L);
  }

  /** The balance less reserved debits, in fen. */
  long available(AccountId account) {
    return balance(account) - reserved.getOrDefault(account, 0L);
  }

  List<UUID> reservations() {
    return reservations;
  }

  private Outcome book(UUID id, Content content) {
    if (content.lines.size() < 2 || sum(content, Side.DEBIT) != sum(content, Side.CREDIT)) {
      return Outcome.REFUSED;
    }
    if (booked.containsKey(id)) {
      return content.equals(booked.get(id)) ? Outcome.KNOWN : Outcome.CONTRADICTION;
    }
    if (content.of != null && resolutions.containsKey(content.of)) {
      return Outcome.ALREADY_RESOLVED;
    }
    var event = new Event(content.phase, content.kind, content.reference);
    if (events.containsKey(event)) {
      return Outcome.CONTRADICTION;
    }
    if (!moves(content)) {
      return Outcome.OVERDRAWN;
    }
    booked.put(id, content);
    events.put(event, id);
    if (content.of != null) {
      resolutions.put(content.of, id);
    }
    if (content.phase == Phase.RESERVED) {
      reservations.add(id);
    }
    return Outcome.BOOKED;
  }

  private boolean moves(Content content) {
    var balancesBefore = new HashMap<>(balances);
    var reservedBefore = new HashMap<>(reserved);
    for (var line : content.lines) {
      long fen = line.amount().fen();
      boolean debit = line.side() == Side.DEBIT;
      if (content.phase == Phase.POSTED || content.phase == Phase.SETTLED) {
        balances.merge(line.account(), debit ? -fen : fen, Long::sum);
      }
      if (debit && content.phase != Phase.POSTED) {
        reserved.merge(line.account(), content.phase == Phase.RESERVED ? fen : -fen, Long::sum);
      }
    }
    if (guarded.stream().allMatch(account -> available(account) >= 0)) {
      return true;
    }
    balances = balancesBefore;
    reserved = reservedBefore;
    return false;
  }

  private static long sum(Content content, Side side) {
    return content.lines.stream()
        .filter(line -> line.side() == side)
        .mapToLong(line -> line.amount().fen())
        .sum();
  }
}
