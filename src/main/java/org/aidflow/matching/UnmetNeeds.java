package org.aidflow.matching;

import static org.aidflow.casefile.TimelineCode.FUND_GAVE;
import static org.aidflow.casefile.TimelineCode.PART_ACCEPTED;
import static org.aidflow.casefile.TimelineCode.SEARCH_EXTENDED;
import static org.aidflow.casefile.TimelineCode.WAITING_LISTED;

import java.util.List;
import java.util.Map;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.WaitingList;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.FormInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officials decide about needs that no donor met in time. */
@Service
@Transactional
public class UnmetNeeds {
  private static final String FUND_YUAN = "fundYuan";

  private final Matching matching;
  private final NeedRepository needs;
  private final PublicFunds funds;
  private final PairedRegions paired;
  private final WaitingList waiting;
  private final CaseFiles files;
  private final Findings findings;
  private final Timeline timeline;
  private final Decisions decisions;

  UnmetNeeds(
      Matching matching,
      NeedRepository needs,
      PublicFunds funds,
      PairedRegions paired,
      WaitingList waiting,
      CaseFiles files,
      Findings findings,
      Timeline timeline,
      Decisions decisions) {
    this.matching = matching;
    this.needs = needs;
    this.funds = funds;
    this.paired = paired;
    this.waiting = waiting;
    this.files = files;
    this.findings = findings;
    this.timeline = timeline;
    this.decisions = decisions;
  }

  /**
   * Carries out what an official decided about the unmet need (form {@code decide-unmet-need}).
   *
   * @throws InvalidInput on {@code outcome} when nothing is met to be accepted, the search was
   *     extended as often as policy {@code unmet-extensions} allows, or the county has no pair; on
   *     {@code fundYuan} when a fund shall give nothing, or more than is open or than it has
   * @throws Conflict when the need was met meanwhile
   */
  public UnmetOutcome decide(CaseNumber caseNumber, FormInput input) {
    var outcome = UnmetOutcome.valueOf(input.text("outcome"));
    boolean fundGives =
        outcome == UnmetOutcome.PUBLIC_FUND || outcome == UnmetOutcome.PAIRED_REGION;
    if (!fundGives && input.has(FUND_YUAN)) {
      throw InvalidInput.of(FUND_YUAN, ErrorCode.NOT_ALLOWED, "no fund gives anything here");
    }
    var county = files.of(caseNumber).area().at(AreaLevel.COUNTY);
    switch (outcome) {
      case PUBLIC_FUND -> letGive(county, caseNumber, input);
      case PAIRED_REGION -> letGive(pairOf(county), caseNumber, input);
      default -> {
        var offer = lockedUnmet(caseNumber);
        switch (outcome) {
          case EXTEND -> extend(caseNumber);
          case ACCEPT_PART -> acceptPart(caseNumber, offer);
          case WAITING_LIST -> putOnWaitingList(caseNumber);
          default -> matching.closeUnmet(caseNumber);
        }
      }
    }
    if (outcome != UnmetOutcome.WAITING_LIST) {
      waiting.leave(caseNumber);
    }
    findings.record(caseNumber, input.form(), input.taskKey(), input.official(), input.all());
    return outcome;
  }

  private List<Need> lockedUnmet(CaseNumber caseNumber) {
    var offer = needs.lockedOf(caseNumber);
    if (offer.stream().allMatch(Need::isMet)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "The need was met meanwhile: nothing to decide");
    }
    return offer;
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
    matching.goOn(caseNumber);
    timeline.write(caseNumber, SEARCH_EXTENDED);
  }

  private void acceptPart(CaseNumber caseNumber, List<Need> offer) {
    if (!files.of(caseNumber).isPartlyMet()) {
      throw InvalidInput.of("outcome", ErrorCode.OUT_OF_RANGE, "no part of it is met");
    }
    offer.forEach(matching::close);
    var met = offer.stream().map(Need::met).reduce(Money.ZERO, Money::plus);
    timeline.write(caseNumber, PART_ACCEPTED, Map.of("amount", met.yuan()));
  }

  private void putOnWaitingList(CaseNumber caseNumber) {
    matching.waitForMoney(caseNumber);
    int rank = waiting.join(caseNumber);
    timeline.write(caseNumber, WAITING_LISTED, Map.of("rank", String.valueOf(rank)));
    files.announce(caseNumber, "waiting-listed", Map.of("rank", rank));
  }

  private AreaCode pairOf(AreaCode county) {
    return paired
        .of(county)
        .orElseThrow(
            () ->
                InvalidInput.of(
                    "outcome", ErrorCode.OUT_OF_RANGE, "this county is paired with no other"));
  }

  /** The fund first, then the needs: the order in which all lock them. */
  private void letGive(AreaCode fund, CaseNumber caseNumber, FormInput input) {
    var amount = input.money(FUND_YUAN);
    funds.lock(fund);
    var offer = lockedUnmet(caseNumber);
    refuseMoreThan(
        offer.stream().map(Need::open).reduce(Money.ZERO, Money::plus), amount, "are open");
    refuseMoreThan(funds.of(fund).available(), amount, "are in the fund");
    var rest = amount;
    for (Need need : offer) {
      var part = rest.atMost(need.open());
      if (part.isPositive()) {
        funds.grant(fund, need.id(), part, input.official());
        rest = rest.minus(part);
      }
    }
    timeline.write(
        caseNumber, FUND_GAVE, Map.of("amount", amount.yuan(), "area", Areas.localName(fund)));
    offer.stream().filter(need -> !need.isMet()).forEach(matching::close);
  }

  private static void refuseMoreThan(Money most, Money amount, String why) {
    if (!amount.isPositive() || amount.isMoreThan(most)) {
      throw InvalidInput.of(
          FUND_YUAN,
          ErrorCode.OUT_OF_RANGE,
          "more than nothing, and no more than the %s yuan that %s".formatted(most.yuan(), why));
    }
  }
}
