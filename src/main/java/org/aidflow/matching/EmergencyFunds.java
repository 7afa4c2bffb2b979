package org.aidflow.matching;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.FormInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public funds meet at once what was approved in an emergency, as far as they go. What they do not
 * reach looks for donors.
 */
@Service
@Transactional
public class EmergencyFunds {

  private final CaseFiles files;
  private final FundRepository stored;
  private final PublicFunds funds;
  private final PairedRegions paired;
  private final Needs needs;
  private final NeedRepository offered;
  private final FourEyes fourEyes;
  private final Findings findings;
  private final Timeline timeline;
  private final Signals signals;

  EmergencyFunds(
      CaseFiles files,
      FundRepository stored,
      PublicFunds funds,
      PairedRegions paired,
      Needs needs,
      NeedRepository offered,
      FourEyes fourEyes,
      Findings findings,
      Timeline timeline,
      Signals signals) {
    this.files = files;
    this.stored = stored;
    this.funds = funds;
    this.paired = paired;
    this.needs = needs;
    this.offered = offered;
    this.fourEyes = fourEyes;
    this.findings = findings;
    this.timeline = timeline;
    this.signals = signals;
  }

  /**
   * Lets the funds give what they have, on the word of whoever decided.
   *
   * @return what is met now; nothing when no fund has anything, and then nothing has changed
   */
  public Money meet(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    List<PublicFunds.Fund> giving =
        fundsFor(file.area())
            .filter(area -> !stored.locked(area.value()).isEmpty())
            .map(funds::of)
            .filter(fund -> fund.available().isPositive())
            .toList();
    if (giving.isEmpty()) {
      timeline.write(caseNumber, TimelineCode.FUNDS_EMPTY);
      return Money.ZERO;
    }
    files.moveTo(caseNumber, CaseStatus.OPEN, TimelineCode.FUNDS_ASKED, Map.of());
    needs.offer(file);
    String official = decider(caseNumber);
    giving.forEach(fund -> give(fund, caseNumber, official));
    // nobody searches: what tells a search that all is met finds no receiver
    signals.forget("need-met", caseNumber);
    return files.of(caseNumber).met();
  }

  /** Keeps what an official decided to do when no fund had anything ({@code find-money}). */
  public boolean triesAgain(CaseNumber caseNumber, FormInput input) {
    findings.record(caseNumber, input.form(), input.taskKey(), input.official(), input.all());
    return input.text("outcome").equals("TRY_AGAIN");
  }

  private void give(PublicFunds.Fund fund, CaseNumber caseNumber, String official) {
    Money rest = fund.available();
    for (Need need : offered.lockedOf(caseNumber)) {
      Money part = rest.atMost(need.open());
      if (part.isPositive()) {
        funds.grant(fund.area(), need.id(), part, official);
        rest = rest.minus(part);
      }
    }
  }

  private String decider(CaseNumber caseNumber) {
    List<String> deciders = fourEyes.hands(caseNumber).getOrDefault(Hand.DECIDED, List.of());
    if (deciders.isEmpty()) {
      throw new IllegalStateException("Nobody has decided on " + caseNumber);
    }
    return deciders.get(deciders.size() - 1);
  }

  /** The county's own, then that of the county it is paired with. */
  private Stream<AreaCode> fundsFor(AreaCode area) {
    return Stream.concat(Stream.of(area.at(AreaLevel.COUNTY)), paired.of(area).stream());
  }
}
