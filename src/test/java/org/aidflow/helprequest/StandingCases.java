package org.aidflow.helprequest;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.donor.DonorKind;
import org.aidflow.donor.Donors;
import org.aidflow.donor.NewDonor;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.Pledges;
import org.aidflow.workflow.SignalWorker;
import org.springframework.context.ApplicationContext;

/** Cases that were walked through the real models to where one waits. */
final class StandingCases {
  static final Money ASKED = Money.ofYuan("800");
  private static final String CHANNEL = "wechat";

  private final ApplicationContext context;
  private final AtDesk desk;

  StandingCases(ApplicationContext context, int port) {
    this.context = context;
    Township.staff(context);
    TheBank.open(port);
    desk = new AtDesk(context);
    for (int number = 6; number <= 7; number++) {
      desk.hire("finance-preparer-" + number, Role.FINANCE_PREPARER, Township.CODE);
      desk.hire("finance-releaser-" + number, Role.FINANCE_RELEASER, Township.CODE);
    }
  }

  CaseWalk visited() {
    return filed(BankProcess.SOUND).visitedBy("village-informant-1");
  }

  CaseWalk filed(String account) {
    var request = Request.aHelpRequest().with("payee.accountNumber", People.accountLike(account));
    return CaseWalk.filed(context, request).goesOn();
  }

  /** Asks for 800 yuan and looks for donors; the notice is up. */
  CaseWalk open(String account) {
    return filed(account)
        .visitedBy("village-informant-1")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
  }

  CaseWalk refused() {
    return visited().decidedBy("township-head-1", "REFUSE", "OUTSIDE_PURPOSE");
  }

  UUID pledged(CaseWalk walk, Money amount) {
    var donor =
        context
            .getBean(Donors.class)
            .register(
                Township.PORTAL,
                new NewDonor(UUID.randomUUID().toString(), DonorKind.PERSON, "李雷", null, null));
    var line = walk.file().lines().get(0).id();
    return context.getBean(Pledges.class).make(line, donor.id(), Township.PORTAL, amount).id();
  }

  CaseWalk given(CaseWalk walk, Money amount) {
    var pledge = pledged(walk, amount);
    var donor = context.getBean(Pledges.class).of(pledge, Township.PORTAL).donorId();
    context
        .getBean(Gifts.class)
        .receive(
            new NewGift(
                CHANNEL,
                UUID.randomUUID().toString(),
                donor,
                amount,
                context.getBean(AidflowClock.class).instant(),
                pledge,
                null));
    return told(walk);
  }

  /** Delivers what the domain told the process. */
  CaseWalk told(CaseWalk walk) {
    context.getBean(SignalWorker.class).runOnce();
    return walk.goesOn();
  }

  /** Met, and its notice over: a payment to this account waits for its release. */
  CaseWalk toRelease(String account) {
    return given(open(account), ASKED).timePasses("TimerEvent_NoticeOver");
  }

  CaseWalk toPrepare() {
    var walk = toRelease(BankProcess.SOUND);
    release(walk, "SEND_BACK");
    return walk;
  }

  CaseWalk released(String account) {
    var walk = toRelease(account);
    release(walk, "RELEASE");
    return walk;
  }

  /** Released, and the bank has said what became of it. */
  CaseWalk answered(String account, DisbursementStatus as) {
    return answered(released(account), as);
  }

  CaseWalk answered(CaseWalk walk, DisbursementStatus as) {
    var disbursements = context.getBean(Disbursements.class);
    await()
        .until(
            () -> {
              context.getBean(ExchangeWorker.class).runOnce();
              var all = disbursements.paymentsOf(walk.caseNumber());
              return all.get(all.size() - 1).status() == as;
            });
    return told(walk);
  }

  CaseWalk paid() {
    return answered(BankProcess.SOUND, DisbursementStatus.PAID);
  }

  CaseWalk followedUp() {
    return paid().timePasses("BoundaryEvent_ReceiptSilent");
  }

  void release(CaseWalk walk, String decision) {
    var fields = new HashMap<String, Object>(Map.of("decision", decision));
    if (!decision.equals("RELEASE")) {
      fields.put("reasonText", "Ask for the passbook again.");
    }
    desk.complete("finance-releaser-6", walk.caseNumber(), "UserTask_ReleasePayment", fields);
    walk.goesOn();
  }

  void complete(String official, CaseNumber caseNumber, String task, Map<String, Object> fields) {
    desk.complete(official, caseNumber, task, fields);
  }

  List<String> offeredTo(CaseWalk walk, String task) {
    return desk.offeredTo(walk.caseNumber(), task);
  }
}
