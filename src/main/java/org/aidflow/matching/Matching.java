package org.aidflow.matching;

import static org.aidflow.casefile.TimelineCode.PART_ACCEPTED;
import static org.aidflow.casefile.TimelineCode.SEARCH_EXTENDED;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.SearchSuspended;
import org.aidflow.casefile.Timeline;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.matching.MatchOutcome.Result;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.FormInput;
import org.springframework.context.event.EventListener;
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
  private final Findings findings;
  private final Timeline timeline;
  private final Decisions decisions;
  private final Clock clock;

  Matching(
      Needs needs,
      NeedRepository stored,
      Pledges pledges,
      Allocations allocations,
      CaseFiles files,
      Findings findings,
      Timeline timeline,
      Decisions decisions,
      Clock clock) {
    this.needs = needs;
    this.stored = stored;
    this.pledges = pledges;
    this.allocations = allocations;
    this.files = files;
    this.findings = findings;
    this.timeline = timeline;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Offers the approved lines of the case to donors. */
  public void open(CaseNumber caseNumber) {
    needs.offer(files.of(caseNumber));
  }

  /**
   * Carries out what an official decided about the unmet need (form {@code decide-unmet-need}).
   *
   * @throws InvalidInput on {@code outcome} when nothing is met to be accepted, or the search was
   *     extended as often as policy {@code unmet-extensions} allows
   * @throws Conflict when the need was met meanwhile
   */
  public UnmetOutcome decideUnmet(CaseNumber caseNumber, FormInput input) {
    var outcome = UnmetOutcome.valueOf(input.text("outcome"));
    var offer = stored.lockedOf(caseNumber);
    if (offer.stream().allMatch(Need::isMet)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "The need was met meanwhile: nothing to decide");
    }
    switch (outcome) {
      case EXTEND -> extend(caseNumber);
      case ACCEPT_PART -> acceptPart(caseNumber, offer);
      case CLOSE -> closeUnmet(caseNumber);
    }
    findings.record(caseNumber, input.form(), input.taskKey(), input.official(), input.all());
    return outcome;
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
    close(caseNumber);
  }

  /** What is verified again looks for nobody meanwhile, and keeps nobody's money waiting. */
  @EventListener
  void on(SearchSuspended suspended) {
    close(suspended.caseNumber());
  }

  private void close(CaseNumber caseNumber) {
    for (Need need : stored.lockedOf(caseNumber)) {
      close(need);
      allocations.takeBack(need);
    }
  }

  /**
   * Nobody needs it any more: pledges are withdrawn, and money given that was not paid out, and is
   * not set aside for a payment, waits, unallocated, for the wish of its donor.
   */
  public void stop(CaseNumber caseNumber) {
    for (Need need : stopOffering(caseNumber)) {
      allocations.takeBack(need);
    }
  }

  /** The same while money is under way: what was given stays where it is. */
  public List<Need> stopOffering(CaseNumber caseNumber) {
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

  private void extend(CaseNumber caseNumber) {
    long extensions =
        findings.of(caseNumber).stream()
            .filter(finding -> "EXTEND".equals(finding.fields().get("outcome")))
            .count();
    if (extensions >= decisions.policy("unmet-extensions")) {
      throw InvalidInput.of(
          "outcome",
          ErrorCode.OUT_OF_RANGE,
          "the search was extended %d times already".formatted(extensions));
    }
    timeline.write(caseNumber, SEARCH_EXTENDED);
  }

  private void acceptPart(CaseNumber caseNumber, List<Need> offer) {
    var met = offer.stream().map(Need::met).reduce(Money.ZERO, Money::plus);
    if (!met.isPositive() && offer.stream().noneMatch(need -> need.metQuantity() > 0)) {
      throw InvalidInput.of("outcome", ErrorCode.OUT_OF_RANGE, "no part of it is met");
    }
    offer.forEach(this::close);
    timeline.write(caseNumber, PART_ACCEPTED, Map.of("amount", met.yuan()));
  }

  private void close(Need need) {
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
