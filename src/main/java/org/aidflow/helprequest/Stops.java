package org.aidflow.helprequest;

import static org.aidflow.helprequest.WhatIsNext.CHECK;
import static org.aidflow.helprequest.WhatIsNext.CLOSE;
import static org.aidflow.helprequest.WhatIsNext.FOLLOW_UP;
import static org.aidflow.helprequest.WhatIsNext.PAY;
import static org.aidflow.helprequest.WhatIsNext.REST;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aidflow.approval.Ratifications;
import org.aidflow.casefile.CaseEnded;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.ChangeKind;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.FraudFound;
import org.aidflow.casefile.MoneyPaid;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.casefile.PaymentFailed;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.RecoveryReason;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Matching;
import org.aidflow.notice.Notices;
import org.aidflow.workflow.Sends;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends help requests before their time. Until money is under way everything is undone; what is
 * under way is let settle, and what is paid stays paid.
 */
@Sends({"help-over", "money-came-back"})
@Service
@Transactional
public class Stops {
  private static final String HELP_OVER = "help-over";
  private static final String MONEY_CAME_BACK = "money-came-back";

  private static final Set<CaseStatus> SEEKING_THE_REST =
      EnumSet.of(CaseStatus.OPEN, CaseStatus.PARTLY_MET, CaseStatus.MET);
  private static final Set<CaseStatus> FOLLOWED_UP =
      EnumSet.of(CaseStatus.CONFIRMING, CaseStatus.FOLLOWING_UP);

  private final Changes changes;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Matching matching;
  private final Notices notices;
  private final Disbursements disbursements;
  private final Recoveries recoveries;
  private final Ratifications ratifications;
  private final Signals signals;

  Stops(
      Changes changes,
      CaseFiles files,
      Timeline timeline,
      Matching matching,
      Notices notices,
      Disbursements disbursements,
      Recoveries recoveries,
      Ratifications ratifications,
      Signals signals) {
    this.changes = changes;
    this.files = files;
    this.timeline = timeline;
    this.matching = matching;
    this.notices = notices;
    this.disbursements = disbursements;
    this.recoveries = recoveries;
    this.ratifications = ratifications;
    this.signals = signals;
  }

  /**
   * Ends a case of which nothing is paid: its notice is taken down, pledges are withdrawn, gifts
   * are their donors' again.
   */
  public CaseStatus stopSearch(CaseNumber caseNumber) {
    notices.takeDown(caseNumber);
    matching.stop(caseNumber);
    end(caseNumber, changes.endOf(caseNumber).orElseThrow());
    return files.of(caseNumber).status();
  }

  /**
   * Stops what can be stopped of a case that is being paid or was paid. Of the dead, and of whoever
   * got help by fraud, nobody asks anything any more.
   */
  public void stopHelping(CaseNumber caseNumber) {
    if (disbursements.isUnderWay(caseNumber)) {
      matching.stopOffering(caseNumber);
      return;
    }
    ChangeKind why = changes.endOf(caseNumber).orElseThrow();
    boolean cancelled = disbursements.cancelUnreleased(caseNumber);
    boolean goodsGoBack = hasGoodsAtTheStation(caseNumber);
    matching.stop(caseNumber);
    if (cancelled) {
      timeline.write(caseNumber, TimelineCode.HELP_STOPPED, Map.of("change", why.name()));
    }
    boolean checked = isToBeChecked(caseNumber) && !mayBeAsked(why);
    if (checked) {
      notices.takeDown(caseNumber);
    }
    CaseStatus status = files.of(caseNumber).status();
    if (cancelled
        || goodsGoBack
        || checked
        || SEEKING_THE_REST.contains(status)
        || (FOLLOWED_UP.contains(status) && !mayBeAsked(why))) {
      signals.send(HELP_OVER, caseNumber);
    }
  }

  /** What comes after a payment, or instead of one that was cancelled. */
  public WhatIsNext weigh(CaseNumber caseNumber) {
    signals.forget(HELP_OVER, caseNumber);
    signals.forget(MONEY_CAME_BACK, caseNumber);
    boolean sought = matching.isSought(caseNumber); // needs are locked before their case
    Optional<ChangeKind> end = changes.endOfForNow(caseNumber);
    boolean refused = ratifications.isRefused(caseNumber);
    if (end.isPresent() || refused) {
      matching.stop(caseNumber);
    }
    if (refused || end.filter(why -> !mayBeAsked(why)).isPresent()) {
      return CLOSE;
    }
    if (end.isEmpty() && disbursements.cameBack(caseNumber)) {
      return PAY;
    }
    if (isToBeChecked(caseNumber)) {
      return CHECK;
    }
    if (end.isEmpty()) {
      return sought ? REST : FOLLOW_UP;
    }
    return files.of(caseNumber).isHelped() ? FOLLOW_UP : CLOSE;
  }

  private boolean hasGoodsAtTheStation(CaseNumber caseNumber) {
    return files.of(caseNumber).lines().stream()
        .flatMap(line -> line.goods().stream())
        .anyMatch(goods -> goods.waiting() > 0);
  }

  /** An emergency that was paid is verified, published and ratified. */
  private boolean isToBeChecked(CaseNumber caseNumber) {
    return files.of(caseNumber).isHelped() && ratifications.isDue(caseNumber);
  }

  /**
   * Ends a case that was to end and whose household got nothing.
   *
   * @return whether it was such a case
   */
  boolean endsUnpaid(CaseNumber caseNumber) {
    Optional<ChangeKind> end = changes.endOf(caseNumber);
    if (end.isEmpty() || files.of(caseNumber).isHelped()) {
      return false;
    }
    end(caseNumber, end.get());
    return true;
  }

  /** Claims back what an investigation said, from the newest payment on. */
  @EventListener
  void on(FraudFound found) {
    Money rest = found.back();
    for (Payment payment : paidNewestFirst(found.caseNumber())) {
      Money share = rest.atMost(payment.amount());
      if (share.isPositive()) {
        recoveries.claim(payment.id(), share, RecoveryReason.FRAUD, found.official());
        rest = rest.minus(share);
      }
    }
  }

  /** What was under way when fraud was found is claimed back once it is paid. */
  @EventListener
  void on(MoneyPaid paid) {
    if (changes.endOfForNow(paid.caseNumber()).filter(ChangeKind.FRAUD_FOUND::equals).isPresent()) {
      recoveries.claim(
          paid.paymentId(), paid.amount(), RecoveryReason.FRAUD, foundBy(paid.caseNumber()));
    }
  }

  @EventListener
  void on(PaymentFailed failed) {
    changes.remind(failed.caseNumber());
  }

  @EventListener
  void on(MoneyReturned returned) {
    changes.remind(returned.caseNumber());
    if (!files.of(returned.caseNumber()).isOver()) {
      signals.send(MONEY_CAME_BACK, returned.caseNumber());
    }
  }

  /** A case that has ended pays nothing again. */
  @EventListener
  void on(CaseEnded ended) {
    signals.forget(MONEY_CAME_BACK, ended.caseNumber());
  }

  private void end(CaseNumber caseNumber, ChangeKind why) {
    CaseFile file = files.of(caseNumber);
    if (file.flags().contains(CaseFlag.HELD)) {
      files.flag(caseNumber, CaseFlag.HELD, false);
    }
    files.moveTo(caseNumber, statusOf(why), TimelineCode.STOPPED, Map.of("change", why.name()));
    files.announce(caseNumber, "case-stopped", Map.of("reason", why, "status", statusOf(why)));
  }

  private List<Payment> paidNewestFirst(CaseNumber caseNumber) {
    var paid =
        new ArrayList<>(
            disbursements.paymentsOf(caseNumber).stream()
                .filter(payment -> payment.status() == DisbursementStatus.PAID)
                .toList());
    Collections.reverse(paid);
    return paid;
  }

  private String foundBy(CaseNumber caseNumber) {
    return changes.of(caseNumber).stream()
        .filter(change -> change.kind() == ChangeKind.FRAUD_FOUND)
        .map(change -> change.saidBy().replaceFirst("^official:", ""))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static boolean mayBeAsked(ChangeKind why) {
    return why != ChangeKind.DECEASED && why != ChangeKind.FRAUD_FOUND;
  }

  private static CaseStatus statusOf(ChangeKind why) {
    return switch (why) {
      case DECEASED -> CaseStatus.ENDED_BY_DEATH;
      case MOVED_AWAY -> CaseStatus.TRANSFERRED;
      case FRAUD_FOUND -> CaseStatus.REFUSED;
      default -> CaseStatus.WITHDRAWN;
    };
  }
}
