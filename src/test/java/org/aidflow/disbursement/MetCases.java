package org.aidflow.disbursement;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseKind;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.casefile.FiledBy;
import org.aidflow.casefile.NewCase;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.Urgency;
import org.aidflow.donor.DonorKind;
import org.aidflow.donor.Donors;
import org.aidflow.donor.NewDonor;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.household.Circumstances;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.PayeeRelation;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.BooksWatch;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Matching;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.Pledges;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases whose needs are met, so that money can be paid; entered through the rooms' own services.
 */
public final class MetCases {
  /** The client that filed them. */
  public static final String CLIENT = "payments-portal";

  /** The village that they are in. */
  public static final AreaCode VILLAGE = new AreaCode("520502100001");

  /** How many come about between two rounds of the watch over the books, which no worker runs. */
  private static final int A_ROUND = 50;

  private static final String CHANNEL = "wechat";
  private static final String HOLDER = "王小明";

  private final BooksWatch watch;
  private final CaseFiles cases;
  private final Households households;
  private final Matching matching;
  private final Pledges pledges;
  private final Gifts gifts;
  private final Donors donors;
  private final Disbursements disbursements;
  private final ExchangeWorker exchange;
  private final AidflowClock clock;
  private final TransactionTemplate transaction;
  private final RuntimeService runtime;
  private int made;

  public MetCases(ApplicationContext context) {
    watch = context.getBean(BooksWatch.class);
    cases = context.getBean(CaseFiles.class);
    households = context.getBean(Households.class);
    matching = context.getBean(Matching.class);
    pledges = context.getBean(Pledges.class);
    gifts = context.getBean(Gifts.class);
    donors = context.getBean(Donors.class);
    disbursements = context.getBean(Disbursements.class);
    exchange = context.getBean(ExchangeWorker.class);
    clock = context.getBean(AidflowClock.class);
    transaction = context.getBean(TransactionTemplate.class);
    runtime = context.getBean(RuntimeService.class);
  }

  /** A case whose lines got these amounts of fen, to be paid to this account. */
  public CaseNumber paidTo(String account, long... fen) {
    return paidTo(HOLDER, account, fen);
  }

  /** The same, with another account holder than the applicant. */
  public CaseNumber paidTo(String holder, String account, long... fen) {
    var number = new CaseNumber[1];
    transaction.executeWithoutResult(status -> number[0] = open(holder, account, fen));
    if (++made % A_ROUND == 0) {
      watch.check();
    }
    return number[0];
  }

  /** A case whose payment waits for its release by who is competent for the area. */
  public CaseNumber waitingForRelease(AreaCode area, long fen) {
    return waitingForRelease(BankProcess.SOUND, area, fen);
  }

  /** The same, to be paid to this account. */
  public CaseNumber waitingForRelease(String account, AreaCode area, long fen) {
    return enters(paidTo(account, fen), area, fen);
  }

  /** The same of a case whose lines got all this. */
  public CaseNumber enters(CaseNumber number, AreaCode area, long fen) {
    runtime.startProcessInstanceByKey(
        "disburse",
        number.value(),
        Map.of(
            "caseNumber",
            number.value(),
            "area",
            area.value(),
            "amountFen",
            fen,
            "metFen",
            fen,
            "priority",
            "P3"));
    return number;
  }

  /** A case to whose household the bank has paid this many fen. */
  public CaseNumber paid(int port, long fen) {
    TheBank.open(port);
    var number = paidTo(BankProcess.SOUND, fen);
    var payment = disbursements.reserve(number).id();
    disbursements.freeze(payment);
    disbursements.release(payment, "finance-releaser-6");
    await()
        .until(
            () -> {
              exchange.runOnce();
              return disbursements.outcomeOf(payment) == PaymentOutcome.PAID;
            });
    return number;
  }

  private CaseNumber open(String holder, String account, long... fen) {
    var number = cases.number(CaseKind.HELP_REQUEST, CLIENT, UUID.randomUUID().toString());
    var household = households.enter(household(number, holder, account));
    var needs = new ArrayList<NewCase.Need>();
    for (long amount : fen) {
      needs.add(new NewCase.Need("need-" + needs.size(), "winter coats", Money.fen(amount)));
    }
    var filing =
        new NewCase(
            CaseKind.HELP_REQUEST,
            household.id(),
            VILLAGE,
            Category.DAILY_NECESSITIES,
            Cause.ILLNESS,
            Urgency.NORMAL,
            FiledBy.SELF,
            CLIENT,
            null,
            null,
            List.copyOf(needs));
    cases.open(number, filing);
    meet(number);
    return number;
  }

  private void meet(CaseNumber number) {
    move(number, CaseStatus.VERIFYING, CaseStatus.DECIDING);
    var asked = new HashMap<UUID, Money>();
    cases.linesOf(number).forEach(line -> asked.put(line.id(), line.asked()));
    cases.approve(number, asked);
    move(number, CaseStatus.OPEN);
    matching.open(number);
    var giver =
        donors.register(
            CLIENT, new NewDonor(UUID.randomUUID().toString(), DonorKind.PERSON, "李雷", null, null));
    asked.forEach((line, amount) -> give(giver.id(), line, amount));
  }

  private void give(UUID donor, UUID line, Money amount) {
    var pledge = pledges.make(line, donor, CLIENT, amount);
    gifts.receive(
        new NewGift(
            CHANNEL,
            UUID.randomUUID().toString(),
            donor,
            amount,
            clock.instant(),
            pledge.id(),
            null));
  }

  private void move(CaseNumber number, CaseStatus... statuses) {
    for (var status : statuses) {
      cases.moveTo(number, status, TimelineCode.FILED, Map.of());
    }
  }

  private NewHousehold household(CaseNumber number, String holder, String account) {
    return new NewHousehold(
        number,
        VILLAGE,
        new NewHousehold.Person(HOLDER, "11010519491231002X"),
        "13800138000",
        List.of(),
        new Circumstances(4, 3, Money.fen(1_150_000), null, null, false, Money.ZERO),
        new NewHousehold.Consent(clock.instant(), Set.of(ConsentScope.values())),
        new NewHousehold.Payee(PayeeRelation.SELF, holder, account, "102", null),
        "client:" + CLIENT);
  }
}
