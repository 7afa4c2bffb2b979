package org.aidflow.proof;

import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.StatementCount;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.desk.CaseSheet;
import org.aidflow.desk.CaseSheets;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.disbursement.PaymentOutcome;
import org.aidflow.disbursement.PreparedPayments;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.matching.OfferedCases;
import org.aidflow.notice.Notices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A list of a hundred takes no more statements than a list of one. */
class ListsCostTest extends AidflowTest {

  private static final int HUNDRED = 100;

  @Autowired private ApplicationContext context;
  @Autowired private Clients clients;
  @Autowired private Notices notices;
  @Autowired private CaseSheets sheets;
  @Autowired private Disbursements disbursements;
  @Autowired private PreparedPayments prepared;
  @Autowired private ExchangeWorker exchange;
  @Autowired private StatementCount count;

  private OfferedCases cases;

  @BeforeEach
  void aTownshipAndItsPortal() {
    Township.staff(context);
    clients.register(
        OfferedCases.CLIENT,
        Township.PASSWORD,
        List.of(Scopes.CASES_FILE, Scopes.CASES_READ, Scopes.DONORS, Scopes.EVENTS));
    cases = new OfferedCases(context);
  }

  @Test
  void atTheFrontDoor() {
    var donor = cases.donor();
    for (var number = 0; number <= HUNDRED; number++) {
      var offered = cases.offered(30_000);
      cases.honoured(cases.pledged(cases.need(offered), donor, 10_000));
      cases.committed(() -> notices.publish(offered));
    }
    var portal = new Caller(base(), OfferedCases.CLIENT, Township.PASSWORD);
    for (var list :
        List.of(
            "/cases?",
            "/cases?status=PARTLY_MET&",
            "/needs?",
            "/needs?area=520502100&",
            "/notices?area=520502&",
            "/donors/" + donor.id() + "/gifts?",
            "/events?")) {
      var path = "/api/v1" + list + "limit=";
      same(list, size -> portal.get(path + size).orFail().path("items"));
    }
  }

  @Test
  void inTasklist() {
    for (var number = 0; number < HUNDRED; number++) {
      CaseWalk.filed(context, aHelpRequest()).goesOn();
    }
    var informant = new Caller(base(), "village-informant-1", Township.PASSWORD);
    var toVisit =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("To visit")
            .singleResult()
            .getId();
    same(
        "the filter, as Tasklist asks",
        size ->
            informant
                .getHal("/engine-rest/filter/" + toVisit + "/list?firstResult=0&maxResults=" + size)
                .orFail()
                .path("_embedded")
                .path("task"));
    same(
        "tasks",
        size -> informant.get("/engine-rest/task?firstResult=0&maxResults=" + size).orFail());
  }

  @Test
  void onTheSheetOfACase() {
    var one = givenBy(1);
    var many = givenBy(HUNDRED);
    assertThat(sheetOf(one)).as("read once before, for what is kept").isNotNull();
    var sheetOfOne = counted(() -> sheetOf(one));
    var sheetOfMany = counted(() -> sheetOf(many));
    assertThat(sheetOfOne.value().gifts()).hasSize(2);
    assertThat(sheetOfMany.value().gifts()).hasSize(2 * HUNDRED);
    assertThat(sheetOfMany.statements()).isEqualTo(sheetOfOne.statements());
  }

  @Test
  void ofThePaymentsOfACase() {
    clients.register(MetCases.CLIENT, Township.PASSWORD, List.of(Scopes.CASES_READ));
    TheBank.open(port);
    var once = rejected(1);
    var thrice = rejected(3);
    var portal = new Caller(base(), MetCases.CLIENT, Township.PASSWORD);
    assertThat(paymentsOf(portal, once)).as("read once before, for what is kept").isNotEmpty();
    var one = counted(() -> paymentsOf(portal, once));
    var three = counted(() -> paymentsOf(portal, thrice));
    assertThat(one.value()).hasSize(1);
    assertThat(three.value()).hasSize(3);
    assertThat(three.statements()).isEqualTo(one.statements());
  }

  @Test
  void ofThePaymentsThatWaitForARelease() {
    var county = new AreaCode("520525");
    new AtDesk(context).hire("lists-releaser", Role.FINANCE_RELEASER, county);
    for (var number = 0; number < HUNDRED; number++) {
      new MetCases(context).waitingForRelease(county, 100);
    }
    assertThat(prepared.of("lists-releaser", 1))
        .as("read once before, for what is kept")
        .hasSize(1);
    var one = counted(() -> prepared.of("lists-releaser", 1));
    var hundred = counted(() -> prepared.of("lists-releaser", HUNDRED));
    System.out.printf("payments to release: %d statements%n", hundred.statements());
    assertThat(hundred.value()).hasSize(HUNDRED);
    assertThat(hundred.statements()).isPositive().isEqualTo(one.statements());
  }

  private static JsonNode paymentsOf(Caller portal, CaseNumber caseNumber) {
    return portal.get("/api/v1/cases/" + caseNumber + "/payments").orFail().path("items");
  }

  /** A case whose account the bank has rejected so many times. */
  private CaseNumber rejected(int times) {
    var number = new MetCases(context).paidTo(BankProcess.REJECT, 80_000);
    for (var time = 0; time < times; time++) {
      var payment = disbursements.reserve(number).id();
      disbursements.freeze(payment);
      disbursements.release(payment, "finance-releaser-6");
      await()
          .until(
              () -> {
                exchange.runOnce();
                return disbursements.outcomeOf(payment) == PaymentOutcome.REJECTED;
              });
    }
    return number;
  }

  /** A case that so many donors have pledged and given to. */
  private CaseNumber givenBy(int donors) {
    var offered = cases.offered(90_000);
    for (var number = 0; number < donors; number++) {
      cases.honoured(cases.pledged(cases.need(offered), cases.donor(), 100));
    }
    return offered;
  }

  private CaseSheet sheetOf(CaseNumber caseNumber) {
    return sheets.of(caseNumber, "township-head-1");
  }

  private void same(String list, IntFunction<JsonNode> read) {
    assertThat(read.apply(HUNDRED)).as("read once before, for what is kept").isNotEmpty();
    var one = counted(() -> read.apply(1));
    var hundred = counted(() -> read.apply(HUNDRED));
    System.out.printf("%s: %d statements%n", list, hundred.statements());
    assertThat(one.value()).as(list).hasSize(1);
    assertThat(hundred.value()).as(list).hasSize(HUNDRED);
    assertThat(hundred.statements())
        .as("%s: %s, and of one: %s", list, hundred.asked(), one.asked())
        .isPositive()
        .isLessThanOrEqualTo(one.statements());
  }

  private <T> Counted<T> counted(Supplier<T> read) {
    count.reset();
    var value = read.get();
    var asked =
        count.latest(count.statements()).stream()
            // each model that a task comes from is read once, however many tasks come from it
            .filter(sql -> !sql.startsWith("select * from ACT_RE_PROCDEF where ID_"))
            .toList();
    return new Counted<>(value, asked.size(), asked);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private record Counted<T>(T value, int statements, List<String> asked) {}
}
