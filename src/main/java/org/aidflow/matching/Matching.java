package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.casefile.CaseEnded;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.SearchSuspended;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.WaitingList;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.matching.MatchOutcome.Result;
import org.aidflow.workflow.Decisions;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The search for donors of one case, from the approved lines to what is met. */
@Service
@Transactional
public class Matching {
  private final Needs needs;
  private final NeedRepository stored;
  private final Pledges pledges;
  private final Allocations allocations;
  private final CaseFiles files;
  private final SearchRepository searches;
  private final EntityManager entities;
  private final WaitingList waiting;
  private final Signals signals;
  private final Decisions decisions;
  private final Clock clock;

  Matching(
      Needs needs,
      NeedRepository stored,
      Pledges pledges,
      Allocations allocations,
      CaseFiles files,
      SearchRepository searches,
      EntityManager entities,
      WaitingList waiting,
      Signals signals,
      Decisions decisions,
      Clock clock) {
    this.needs = needs;
    this.stored = stored;
    this.pledges = pledges;
    this.allocations = allocations;
    this.files = files;
    this.searches = searches;
    this.entities = entities;
    this.waiting = waiting;
    this.signals = signals;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Offers the approved lines of the case to donors, or goes on looking for those of the rest once
   * a part of it is paid.
   *
   * @return whether every line is met already
   */
  public boolean open(CaseNumber caseNumber) {
    var file = files.of(caseNumber);
    needs.offer(file);
    search(caseNumber).begin();
    entities.flush();
    boolean all = stored.lockedOf(caseNumber).stream().allMatch(Need::isMet);
    if (file.status() == CaseStatus.PAYING || file.status() == CaseStatus.CONFIRMING) {
      var next = all ? CaseStatus.MET : CaseStatus.PARTLY_MET;
      files.moveTo(caseNumber, next, TimelineCode.SEARCH_GOES_ON, Map.of());
    }
    return all;
  }

  /** When an official has to decide what becomes of the rest; empty before the search. */
  @Transactional(readOnly = true)
  public Optional<Instant> until(CaseNumber caseNumber) {
    return searches.findById(caseNumber.value()).flatMap(Search::until);
  }

  /** Looks for nobody in particular until money comes. */
  void waitForMoney(CaseNumber caseNumber) {
    search(caseNumber).waitForMoney();
  }

  /** Looks for donors as long as at first. */
  void goOn(CaseNumber caseNumber) {
    search(caseNumber).goOnUntil(aWholeSearchFromNow(caseNumber));
  }

  /** Sums up a round of the search, which is over. */
  public MatchRound endRound(CaseNumber caseNumber) {
    var offer = stored.lockedOf(caseNumber);
    for (var message : List.of("need-met", "first-line-met", "money-came")) {
      signals.forget(message, caseNumber);
    }
    boolean goesOn = offer.stream().anyMatch(need -> need.isOnOffer() && !need.isMet());
    return new MatchRound(sumUp(caseNumber), goesOn);
  }

  private Search search(CaseNumber caseNumber) {
    return searches
        .findById(caseNumber.value())
        .orElseGet(
            () -> {
              var search = new Search(caseNumber, aWholeSearchFromNow(caseNumber));
              entities.persist(search);
              return search;
            });
  }

  private Instant aWholeSearchFromNow(CaseNumber caseNumber) {
    var file = files.of(caseNumber);
    int days =
        decisions.days("TimerEvent_StillUnmet", file.urgency().name(), file.category().name());
    return WorkingDays.plusCalendarDays(clock.instant(), days);
  }

  /** Counts what donors gave for the case and has not been paid out. */
  @Transactional(readOnly = true)
  public MatchOutcome sumUp(CaseNumber caseNumber) {
    var file = files.of(caseNumber);
    var met = file.lines().stream().map(NeedLine::unpaid).reduce(Money.ZERO, Money::plus);
    return new MatchOutcome(result(file), met);
  }

  /**
   * Ends the search: pledges end, and money given that was not paid out waits, unallocated, for the
   * wish of its donor.
   */
  public void closeUnmet(CaseNumber caseNumber) {
    for (Need need : stored.lockedOf(caseNumber)) {
      close(need);
      allocations.takeBack(need);
    }
  }

  /** What is verified again looks for nobody meanwhile, and keeps nobody's money waiting. */
  @EventListener
  void on(SearchSuspended suspended) {
    closeUnmet(suspended.caseNumber());
    waiting.leave(suspended.caseNumber());
    goOn(suspended.caseNumber());
  }

  /**
   * Nobody pledges for what has been closed, nor is anything kept for it. Comes first: what is left
   * then is for others to see to.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CaseEnded ended) {
    if (ended.status() == CaseStatus.CLOSED) {
      stored.lockedOf(ended.caseNumber()).stream()
          .filter(need -> need.isOnOffer() && !need.isMet())
          .forEach(
              need -> {
                close(need);
                allocations.takeBack(need);
              });
    }
  }

  /**
   * Nobody needs it any more: pledges are withdrawn, and money given that was not paid out waits,
   * unallocated, for the wish of its donor.
   */
  public void stop(CaseNumber caseNumber) {
    for (Need need : stopOffering(caseNumber)) {
      allocations.takeBack(need);
    }
  }

  /** Whether something of the case is open, and on offer to donors. */
  public boolean isSought(CaseNumber caseNumber) {
    return stored.lockedOf(caseNumber).stream().anyMatch(need -> need.isOnOffer() && !need.isMet());
  }

  /** The same while money is under way: what was given stays where it is. */
  public List<Need> stopOffering(CaseNumber caseNumber) {
    waiting.leave(caseNumber);
    var offer = stored.lockedOf(caseNumber);
    for (Need need : offer) {
      pledges.withdrawAll(need);
      need.close(clock.instant());
    }
    return offer;
  }

  /**
   * Gives back so much of each need line, which is no longer on offer: it waits for the wish of its
   * donor, or is the public fund's again.
   */
  void takeBack(CaseNumber caseNumber, Map<UUID, Money> amounts) {
    for (Need need : stored.lockedOf(caseNumber)) {
      var back = amounts.getOrDefault(need.id(), Money.ZERO);
      if (back.isPositive()) {
        close(need);
        allocations.takeBack(need, back);
      }
    }
  }

  /** Takes a locked need off the list; its pledges lapse. */
  void close(Need need) {
    pledges.lapseAll(need);
    need.close(clock.instant());
  }

  private static Result result(CaseFile file) {
    if (!file.isPartlyMet()) {
      return Result.UNMET;
    }
    return file.isMet() ? Result.MET : Result.PART;
  }
}
