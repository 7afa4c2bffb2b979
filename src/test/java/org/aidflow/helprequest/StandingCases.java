package org.aidflow.helprequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aidflow.AtDesk;
import org.aidflow.access.Actor;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.bank.BankCallbacks;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.disbursement.BankQuestions;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.donor.DonorKind;
import org.aidflow.donor.Donors;
import org.aidflow.donor.NewDonor;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.household.RegisterAnswer;
import org.aidflow.household.RemotePovertyRegister;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Pledges;
import org.aidflow.notice.NewObjection;
import org.aidflow.notice.ObjectionGround;
import org.aidflow.notice.Objections;
import org.aidflow.verification.Verifications;
import org.aidflow.workflow.SignalWorker;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases that were walked through the real models to where one waits. */
final class StandingCases {
  static final Money ASKED = Money.ofYuan("800");
  private static final Money REVIEWED = Money.ofYuan("2800");
  private static final Money FOR_A_PANEL = Money.ofYuan("20000");
  private static final AreaCode FAR_VILLAGE = new AreaCode("520502100003");
  private static final String FAR_REGISTER = "far-register-of-standing-cases";
  private static final String CHANNEL = "wechat";

  private final ApplicationContext context;
  private final AtDesk desk;
  private final int port;

  StandingCases(ApplicationContext context, int port) {
    this.context = context;
    this.port = port;
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
    return filed(Request.aHelpRequest().with("payee.accountNumber", People.accountLike(account)));
  }

  private CaseWalk filed(Request request) {
    return CaseWalk.filed(context, request).goesOn();
  }

  /** Asks for 800 yuan and looks for donors; the notice is up. */
  CaseWalk open(String account) {
    return filed(account)
        .visitedBy("village-informant-1")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
  }

  /** In a village whose poverty register is asked and has not answered. */
  CaseWalk atFarRegister() {
    return whileRegisterIsFar(this::ofFarVillage);
  }

  /** In a village that a far register answers for, sometimes. */
  CaseWalk ofFarVillage() {
    return filed(Request.aHelpRequest().with("applicant.villageCode", FAR_VILLAGE.value()));
  }

  <T> T whileRegisterIsFar(Supplier<T> work) {
    context
        .getBean(Clients.class)
        .register(FAR_REGISTER, Township.PASSWORD, List.of(Scopes.QUESTIONS));
    var register = context.getBean(RemotePovertyRegister.class);
    register.connect(FAR_VILLAGE, FAR_REGISTER);
    try {
      return work.get();
    } finally {
      register.disconnect(FAR_VILLAGE);
    }
  }

  /** The far register lists the applicant of the case that it was asked about last. */
  void farRegisterLists(CaseWalk walk, RegisterAnswer.Found found) {
    var question =
        context.getBean(RemotePovertyRegister.class).open(FAR_REGISTER).stream()
            .filter(asked -> asked.caseNumber().equals(walk.caseNumber()))
            .findFirst()
            .orElseThrow();
    context.getBean(Verifications.class).registerAnswered(question.id(), FAR_REGISTER, found);
  }

  CaseWalk toCheckRegister() {
    return atFarRegister().timePasses("TimerEvent_RegisterSilent");
  }

  /** Asks for the same as another case of the household. */
  CaseWalk duplicate() {
    var request = Request.aHelpRequest();
    CaseWalk.filedAlone(new Actor.Client(Township.PORTAL), context, request);
    return filed(request.again());
  }

  CaseWalk toReview() {
    return toReview(REVIEWED);
  }

  private CaseWalk toReview(Money amount) {
    return filed(Request.aHelpRequest().with("needs[0].amountFen", amount.fen()))
        .visitedBy("village-informant-1");
  }

  CaseWalk toAdvise() {
    return toAdvise(REVIEWED);
  }

  private CaseWalk toAdvise(Money amount) {
    return toReview(amount)
        .complete(
            "UserTask_ReviewVerification",
            "township-reviewer-1",
            Map.of("outcome", "ACCEPT", "note", "Found as it was filed."));
  }

  CaseWalk inPanel() {
    return toAdvise(FOR_A_PANEL)
        .complete(
            "UserTask_GiveOpinion",
            "township-reviewer-2",
            CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
  }

  /** Somebody has said something against the notice. */
  CaseWalk objectedTo() {
    var walk = open(BankProcess.SOUND);
    var notice =
        context
            .getBean(JdbcClient.class)
            .sql("select id from notice where case_number = ? and ended_at is null")
            .param(walk.caseNumber().value())
            .query(UUID.class)
            .single();
    context
        .getBean(Objections.class)
        .raise(
            notice,
            Township.PORTAL,
            new NewObjection(ObjectionGround.OTHER, "郝大胆", "13985700456", "他家去年买了房"));
    return told(walk);
  }

  /** Asks for three school bags; they are at the station. */
  CaseWalk toDispatch() {
    var bags =
        Map.of(
            "id",
            "bag",
            "kind",
            "GOODS",
            "item",
            "school bag",
            "quantity",
            3,
            "estimatedFen",
            18000);
    var walk =
        filed(Request.aHelpRequest().with("needs[0]", bags))
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    var offers = new OfferedCases(context);
    offers.broughtGoods(offers.need(walk.caseNumber()), 3);
    return told(walk).timePasses("TimerEvent_NoticeOver");
  }

  CaseWalk toHandOver() {
    return toDispatch()
        .complete(
            "UserTask_DispatchGoods", "township-reviewer-1", Map.of("carrier", "own vehicle"));
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

  /** Delivers what the domain told the process, and what it tells because of that. */
  CaseWalk told(CaseWalk walk) {
    var signals = context.getBean(SignalWorker.class);
    do {
      walk.goesOn();
    } while (signals.runOnce() > 0);
    return walk;
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

  /** The bank sends back what it paid last. */
  CaseWalk sentBack(CaseWalk walk) {
    bankSendsBack(walk);
    return answered(walk, DisbursementStatus.RETURNED);
  }

  /** The same, and nobody has heard of it yet. */
  void bankSendsBack(CaseWalk walk) {
    var all = context.getBean(Disbursements.class).paymentsOf(walk.caseNumber());
    var last = all.get(all.size() - 1);
    var said =
        """
        {"eventId":"%s","orderId":"%s","status":"RETURNED","code":"AC04","amountFen":%d,"at":"%s"}
        """
            .formatted(
                UUID.randomUUID(),
                last.id().toString().replace("-", ""),
                last.amount().fen(),
                Instant.now());
    context.getBean(BankCallbacks.class).receive(said.getBytes(UTF_8));
  }

  /** One of two needs is met and paid; donors are sought for the other. */
  CaseWalk partlyPaid() {
    var request =
        Request.aHelpRequest()
            .withJson(
                "needs[1]",
                """
                {"id": "rice", "kind": "MONEY", "purpose": "rice", "amountFen": 20000}
                """);
    var walk =
        CaseWalk.filed(context, request)
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    given(walk, ASKED).timePasses("TimerEvent_PartDue").timePasses("TimerEvent_NoticeOver");
    release(walk, "RELEASE");
    return answered(walk, DisbursementStatus.PAID);
  }

  /** The same, and a part of the other was given since. */
  CaseWalk partlyPaidAndPartlyMet() {
    var walk = partlyPaid();
    var offers = new OfferedCases(context);
    offers.honoured(offers.pledged(offers.need(walk.caseNumber(), 1), offers.donor(), 100_00));
    return told(walk);
  }

  /** An emergency that the county's fund can pay waits for its decision. */
  CaseWalk emergency() {
    var gifts = new OfferedCases(context);
    var gift = gifts.gift(gifts.donor().id(), ASKED.fen(), null);
    gifts.received(
        new NewGift(
            gift.clientId(),
            gift.channelReference(),
            gift.donorId(),
            gift.amount(),
            gift.paidAt(),
            null,
            Township.CODE.at(AreaLevel.COUNTY)));
    var request =
        Request.aHelpRequest()
            .with("urgency", "EMERGENCY")
            .with("payee.accountNumber", People.accountLike(BankProcess.SOUND));
    return filed(request);
  }

  /** One that was paid, verified and published, and nobody has ratified. */
  CaseWalk toRatify() {
    var walk =
        emergency()
            .complete(
                "UserTask_DecideEmergency",
                "township-head-1",
                CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"));
    release(walk, "RELEASE");
    return answered(walk, DisbursementStatus.PAID)
        .visitedBy("village-informant-1")
        .timePasses("TimerEvent_NoticeOver");
  }

  /** Paid, and the household has said what arrived. */
  CaseWalk received(String received, long fen) {
    var walk = paid();
    var payment = context.getBean(Disbursements.class).paymentsOf(walk.caseNumber()).get(0);
    FrontDoor.of(port, Township.PORTAL)
        .post(
            "/api/v1/cases/%s/receipt".formatted(walk.caseNumber()),
            "{\"paymentId\": \"%s\", \"received\": \"%s\", \"amountFen\": %d, \"at\": \"%s\"}"
                .formatted(payment.id(), received, fen, payment.createdAt()));
    return told(walk);
  }

  CaseWalk visitedAgain() {
    var walk = received("FULL", ASKED.fen());
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                context.getBean(CaseFiles.class).score(walk.caseNumber(), 80, PriorityBand.P1));
    return walk.timePasses("TimerEvent_FollowUpDue");
  }

  /** The bank does not know what became of the payment, however often it is asked. */
  CaseWalk unclear() {
    var walk = released(BankProcess.SILENT);
    context.getBean(ExchangeWorker.class).runOnce();
    walk.timePasses("BoundaryEvent_BankSilent");
    for (int asked = 0; asked < 5; asked++) {
      context.getBean(BankQuestions.class).runOnce();
      context.getBean(AidflowClock.class).advance(Duration.ofHours(6));
    }
    return told(walk);
  }

  CaseWalk rejected() {
    return answered(BankProcess.REJECT, DisbursementStatus.FAILED);
  }

  CaseWalk underAppeal() {
    var walk = refused();
    post(walk, "appeal", "{\"grounds\": \"The roof fell in after the visit.\"}");
    return told(walk);
  }

  CaseWalk held() {
    var walk = visited();
    post(walk, "changes", "{\"kind\": \"SUSPICION\"}");
    return told(walk);
  }

  /** Held, and referred to those who prosecute. */
  CaseWalk referred() {
    return held()
        .complete(
            "UserTask_InvestigateSuspicion",
            "county-approver-1",
            Map.of("outcome", "REFER", "note", "The police look into it."));
  }

  /** What the front door answers to the portal. */
  int post(CaseWalk walk, String door, String body) {
    return FrontDoor.of(port, Township.PORTAL)
        .post("/api/v1/cases/%s/%s".formatted(walk.caseNumber(), door), body)
        .status();
  }

  /** The table recommends a refusal, for the income is far above the line. */
  CaseWalk toSign() {
    var request = Request.aHelpRequest().with("household.yearlyIncomeFen", 9_000_000);
    var walk = CaseWalk.filed(context, request).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("incomeYuan", "90000");
    return walk.complete("UserTask_VisitHousehold", "village-informant-1", visit);
  }

  CaseWalk toAdd() {
    return visited().decidedBy("township-head-1", "SEND_BACK", "EVIDENCE_MISSING");
  }

  CaseWalk toComplete() {
    return toAdd()
        .complete(
            "UserTask_RequestMissing",
            "township-reviewer-1",
            Map.of("missingItems", List.of("IDENTITY_PROOF"), "toldText", "Bring it, please."));
  }

  void release(CaseWalk walk, String decision) {
    var fields = new HashMap<String, Object>(Map.of("decision", decision));
    if (!decision.equals("RELEASE")) {
      fields.put("reasonText", "Ask for the passbook again.");
    }
    desk.complete("finance-releaser-6", walk.caseNumber(), "UserTask_ReleasePayment", fields);
    walk.goesOn();
  }

  List<String> offeredTo(CaseWalk walk, String task) {
    return desk.offeredTo(walk.caseNumber(), task);
  }
}
