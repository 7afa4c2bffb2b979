package org.aidflow.followup;

import static org.aidflow.casefile.TimelineCode.FOLLOW_UP_PLANNED;
import static org.aidflow.casefile.TimelineCode.FOLLOW_UP_VISITED;
import static org.aidflow.casefile.TimelineCode.OUTCOME_ASKED;
import static org.aidflow.casefile.TimelineCode.OUTCOME_TOLD;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.NewNeedFound;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.Timeline;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.Decisions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out how households fare some time after the help: by a visit or by a message. */
@Service
@Transactional
public class Outcomes {
  private static final Set<PriorityBand> URGENT = EnumSet.of(PriorityBand.P1, PriorityBand.P2);

  private final OutcomeBook book;
  private final ReceiptBook receipts;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final Tellings tellings;
  private final Decisions decisions;
  private final Samples samples;
  private final FourEyes fourEyes;
  private final ApplicationEventPublisher events;

  Outcomes(
      OutcomeBook book,
      ReceiptBook receipts,
      CaseFiles cases,
      Timeline timeline,
      Tellings tellings,
      Decisions decisions,
      Samples samples,
      FourEyes fourEyes,
      ApplicationEventPublisher events) {
    this.book = book;
    this.receipts = receipts;
    this.cases = cases;
    this.timeline = timeline;
    this.tellings = tellings;
    this.decisions = decisions;
    this.samples = samples;
    this.fourEyes = fourEyes;
    this.events = events;
  }

  /**
   * Whether somebody visits again: urgent and large cases, those of which money is missing, and a
   * sample of the rest.
   */
  public boolean planVisit(CaseNumber caseNumber) {
    var file = cases.of(caseNumber);
    boolean visit =
        isUrgent(file)
            || isLarge(file)
            || receipts.isShort(caseNumber)
            || samples.hit("follow-up-percent", caseNumber);
    if (visit) timeline.write(caseNumber, FOLLOW_UP_PLANNED, Map.of());
    return visit;
  }

  /**
   * An official visited again.
   *
   * @param newNeeds codes of categories
   */
  public void recordVisit(
      CaseNumber caseNumber,
      Result result,
      boolean needMet,
      Set<String> newNeeds,
      String official) {
    fourEyes.record(caseNumber, Hand.FOLLOWED_UP, official);
    book.seen(caseNumber, result, needMet, newNeeds);
    timeline.write(caseNumber, FOLLOW_UP_VISITED, Map.of());
    tellDonors(caseNumber, result, needMet);
  }

  /**
   * Says what else the household needs: each becomes a request of its own.
   *
   * @param each what would meet one of them, as estimated on the visit
   */
  public void reportNewNeeds(
      CaseNumber caseNumber, Set<String> categories, Money each, String words, String official) {
    for (var category : new TreeSet<>(categories)) {
      events.publishEvent(
          new NewNeedFound(caseNumber, Category.valueOf(category), each, words, official));
    }
  }

  /** Asks the household by message. */
  public void ask(CaseNumber caseNumber) {
    book.asked(caseNumber);
    timeline.write(caseNumber, OUTCOME_ASKED, Map.of());
    tellings.household(caseNumber, "outcome-asked", Map.of());
  }

  /**
   * The household answers the message.
   *
   * @throws Conflict when it was not asked, or has answered
   */
  public void tell(CaseNumber caseNumber, Result result, boolean needMet) {
    if (!book.told(caseNumber, result, needMet)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "No outcome is asked for in case " + caseNumber);
    }
    timeline.write(caseNumber, OUTCOME_TOLD, Map.of());
    tellDonors(caseNumber, result, needMet);
  }

  private void tellDonors(CaseNumber caseNumber, Result result, boolean needMet) {
    tellings.donors(
        caseNumber, "outcome-known", Map.of("result", result.name(), "needMet", needMet));
  }

  private static boolean isUrgent(CaseFile file) {
    return file.priorityBand().filter(URGENT::contains).isPresent();
  }

  private boolean isLarge(CaseFile file) {
    return file.paid().fen() > 100 * decisions.policy("follow-up-visit-over-yuan");
  }
}
