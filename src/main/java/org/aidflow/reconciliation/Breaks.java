package org.aidflow.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.workflow.Sends;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Differences between the bank and our books, from when they are found until two people have
 * cleared them or they come right by themselves.
 */
@Service
@Sends({Breaks.CLEARED, Breaks.COMPARED})
@Transactional
public class Breaks {
  /** Tells the process of a break that it came right by itself. */
  static final String CLEARED = "break-cleared";

  /** Tells the process of a waiting break that the next statement did not clear it. */
  static final String COMPARED = "statement-compared";

  private final BreakRepository breaks;
  private final BreakSteps steps;
  private final Clearings clearings;
  private final FourEyes fourEyes;
  private final Signals signals;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Breaks(
      BreakRepository breaks,
      BreakSteps steps,
      Clearings clearings,
      FourEyes fourEyes,
      Signals signals,
      ApplicationEventPublisher events,
      Clock clock) {
    this.breaks = breaks;
    this.steps = steps;
    this.clearings = clearings;
    this.fourEyes = fourEyes;
    this.signals = signals;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The break of that number.
   *
   * @throws NotFound when there is none
   */
  @Transactional(readOnly = true)
  public Break of(WorkNumber number) {
    return breaks.findById(number.value()).orElseThrow(() -> missing(number));
  }

  /** The break of that number, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Break> find(WorkNumber number) {
    return breaks.findById(number.value());
  }

  /** Those that nobody has cleared yet, the oldest day first. */
  @Transactional(readOnly = true)
  public List<Break> unresolved() {
    return breaks.unresolved();
  }

  /**
   * An official says how it shall be cleared, and why.
   *
   * @throws org.aidflow.kernel.InvalidInput naming {@code clearing} or {@code ourReference} when a
   *     break of its kind cannot be cleared so
   */
  public void propose(WorkNumber number, Proposal proposal, String official) {
    var found = locked(number);
    clearings.check(found, proposal);
    fourEyes.record(number, Hand.PROPOSED, official);
    found.propose(proposal, official, clock.instant());
    breaks.flush();
    steps.write(number, BreakSteps.Kind.PROPOSED, official, proposal.clearing(), proposal.reason());
  }

  /** A second person wants it proposed anew. */
  public void sendBack(WorkNumber number, String reason, String official) {
    locked(number).sendBack();
    steps.write(number, BreakSteps.Kind.SENT_BACK, official, null, reason);
  }

  /**
   * Another person than who proposed agrees, and it is booked as proposed.
   *
   * @return whether it waits for the next statement now
   * @throws org.aidflow.kernel.NotAllowed for who proposed
   * @throws org.aidflow.kernel.Conflict when what was proposed is overtaken by events
   */
  public boolean agree(WorkNumber number, String official) {
    var found = locked(number);
    fourEyes.record(number, Hand.AGREED, official);
    found.agree(official, clock.instant());
    breaks.flush();
    steps.write(number, BreakSteps.Kind.AGREED, official, found.clearing().orElseThrow(), null);
    clearings.book(found);
    return found.status() == BreakStatus.WAITING;
  }

  /** Keeps a break that was found, and has people look at it. */
  void open(Break found) {
    var kept = breaks.save(found);
    breaks.flush();
    steps.write(kept.number(), BreakSteps.Kind.OPENED, null, null, null);
    events.publishEvent(new BreakOpened(kept));
  }

  /** Later news fit: nobody need clear it. */
  void cameRight(String number) {
    var found = breaks.locked(number).orElseThrow();
    found.cameRight(clock.instant());
    breaks.flush();
    steps.write(found.number(), BreakSteps.Kind.RESOLVED, null, Clearing.MATCHED, null);
    signals.send(CLEARED, found.number());
  }

  /** What was missing on the statements is on one now. */
  void shown(Expected expected) {
    breaks
        .missing(expected.leg(), expected.reference())
        .ifPresent(found -> cameRight(found.number().value()));
  }

  /** A statement came and did not show what these waited for. */
  void waitedInVain(String account) {
    for (var found : breaks.waiting(account)) {
      found.waitedInVain();
      steps.write(found.number(), BreakSteps.Kind.WAITED_IN_VAIN, null, null, null);
      signals.send(COMPARED, found.number());
    }
  }

  /** How many of an account, up to that day, nobody has cleared yet. */
  long unresolvedUntil(String account, LocalDate day) {
    return breaks.unresolvedUntil(account, day);
  }

  private Break locked(WorkNumber number) {
    return breaks.locked(number.value()).orElseThrow(() -> missing(number));
  }

  private static NotFound missing(WorkNumber number) {
    return new NotFound("There is no break " + number);
  }
}
