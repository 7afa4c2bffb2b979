package org.aidflow.reconciliation;

import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Staffing;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.disbursement.PaymentOutcome;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Inbox;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks processes/clear-break.bpmn, from the statement to the ledger. */
@WalksModels
class ClearBreakProcessTest extends AidflowTest {
  private static final AreaCode COUNTY = new AreaCode("520502");
  private static final String PREPARER = "break-preparer";
  private static final String RELEASER = "break-releaser";
  private static final String WHY = "Compared with the bank’s statement by telephone.";

  @Autowired private ApplicationContext context;
  @Autowired private Breaks breaks;
  @Autowired private BreakSteps steps;
  @Autowired private Staffing staffing;
  @Autowired private Disbursements disbursements;
  @Autowired private CaseFiles cases;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signals;
  @Autowired private SecondLook secondLook;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;

  private OurBooks books;
  private BankOfTests bank;
  private AtDesk desk;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void aDayOfItsOwn() {
    books = new OurBooks(context);
    bank = new BankOfTests(context);
    desk = new AtDesk(context);
    desk.hire(PREPARER, FINANCE_PREPARER, COUNTY);
    desk.hire(RELEASER, FINANCE_RELEASER, COUNTY);
    books.square();
    bank.send(books.today());
    clock.advance(Duration.ofDays(10));
    today = books.today();
  }

  @AfterEach
  void nothingOfAResolvedBreakStandsInSuspenseUnderItsNumber() {
    assertThat(
            jdbc.sql(
                    """
                    select a.reference from ledger.account_balance a
                    join statement_break b on b.number = a.reference
                    where a.kind = 'SUSPENSE' and b.status = 'RESOLVED' and a.balance <> 0
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void twoPeopleLeaveAnUnknownCreditInSuspense() {
    var unplaced = books.suspense("unplaced");
    var number = unknownCredit(12_345);
    var process = processOf(number);
    assertThat(process).isWaitingAt("UserTask_ProposeClearing");
    assertThat(desk.offeredTo(number, "UserTask_ProposeClearing"))
        .containsExactly("finance-preparer.520502");
    propose(number, "SUSPENSE");
    assertThat(process).isWaitingAt("UserTask_AgreeClearing");
    assertThat(desk.offeredTo(number, "UserTask_AgreeClearing"))
        .containsExactly("finance-releaser.520502");
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.PROPOSED);
    agree(number);
    assertThat(process).isEnded().hasPassed("EndEvent_Cleared");
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.RESOLVED);
    assertThat(breaks.of(number).reason()).hasValue(WHY);
    assertThat(books.suspense("unplaced")).isEqualTo(unplaced.plus(Money.fen(12_345)));
    assertThat(steps.of(number))
        .extracting(BreakSteps.Step::kind)
        .containsExactly(BreakSteps.Kind.OPENED, BreakSteps.Kind.PROPOSED, BreakSteps.Kind.AGREED);
    assertThat(engineRowsWith(WHY)).isEmpty();
  }

  @Test
  void theCardSaysWhatTheBankShowsAndWhatIsProposed() {
    var number = unknownCredit(12_345);
    assertThat(variablesOf(number))
        .containsEntry("subject", number.value())
        .containsEntry("amountYuan", "123.45")
        .containsEntry("categoryName", "not in our books")
        .containsKeys("areaName", "summary");
    propose(number, "WAIT");
    assertThat(variablesOf(number)).containsEntry("proposal", "wait for the next statement");
  }

  @Test
  void whoProposedDoesNotAgreeWhateverTheirRoles() {
    staffing.appoint(PREPARER, FINANCE_RELEASER, List.of(COUNTY));
    var number = unknownCredit(500);
    propose(number, "SUSPENSE");
    assertThatThrownBy(
            () ->
                desk.complete(
                    PREPARER, number, "UserTask_AgreeClearing", Map.of("decision", "AGREE")))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("another person");
    assertThatThrownBy(() -> write(number, "agreed_by = proposed_by"))
        .hasStackTraceContaining("four_eyes");
    assertThatThrownBy(
            () -> write(number, "status = 'RESOLVED', agreed_by = 'anybody', resolved_at = now()"))
        .hasStackTraceContaining("not both on record");
    staffing.dismiss(PREPARER, FINANCE_RELEASER, List.of(COUNTY));
  }

  @Test
  void whatIsSentBackIsProposedAnew() {
    var number = unknownCredit(500);
    propose(number, "WAIT");
    desk.complete(
        RELEASER,
        number,
        "UserTask_AgreeClearing",
        Map.of("decision", "SEND_BACK", "reasonText", "Ask the channel first."));
    assertThat(processOf(number)).isWaitingAt("UserTask_ProposeClearing");
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.OPEN);
    assertThat(breaks.of(number).clearing()).isEmpty();
    propose(number, "SUSPENSE");
    agree(number);
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.RESOLVED);
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING_HERE, ACCEPT, clearing",
    "MISSING_HERE, CORRECT, ourReference",
    "DUPLICATE, CORRECT, clearing"
  })
  void whatDoesNotFitTheKindIsRefusedByItsField(BreakKind kind, String clearing, String field) {
    var number = kind == BreakKind.DUPLICATE ? duplicate() : unknownCredit(500);
    assertThatThrownBy(() -> propose(number, clearing))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.OPEN);
  }

  @Test
  void peopleFindTheGiftThatALineBelongsTo() {
    var gift = books.given(10_000, "channel-" + UUID.randomUUID());
    var channel = books.channelClearing();
    var unplaced = books.suspense("unplaced");
    var number = unknownCredit(9_900);
    assertThatThrownBy(() -> propose(number, "CORRECT", "no id")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> propose(number, "CORRECT", UUID.randomUUID().toString()))
        .isInstanceOf(InvalidInput.class);
    propose(number, "CORRECT", gift.toString());
    agree(number);
    assertThat(books.channelClearing()).isEqualTo(channel.minus(Money.fen(10_000)));
    assertThat(books.suspense("unplaced")).isEqualTo(unplaced.minus(Money.fen(100)));
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void anotherAmountIsBookedAsOursAndTheRestStaysUnplaced() {
    var payment = books.paid(80_000);
    var clearing = books.payoutClearing();
    var unplaced = books.suspense("unplaced");
    bank.paid(payment, 80_150).send(today);
    var number = theOnly();
    propose(number, "CORRECT");
    agree(number);
    assertThat(books.payoutClearing()).isEqualTo(clearing.minus(Money.fen(80_000)));
    assertThat(books.suspense("unplaced")).isEqualTo(unplaced.minus(Money.fen(150)));
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void aWaitingBreakIsClearedByTheStatementThatTakesItBack() {
    var payment = books.paid(80_000);
    var custody = books.custody();
    bank.paid(payment, 80_000).paid(payment, 80_000).send(today);
    var number = theOnly();
    propose(number, "WAIT");
    agree(number);
    var process = processOf(number);
    assertThat(process).isWaitingAt("CatchEvent_NotShown");
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.WAITING);
    bank.returned(payment, 80_000).send(today.plusDays(1));
    signals.runOnce();
    assertThat(process).isEnded().hasPassed("EndEvent_CameRight");
    assertThat(breaks.of(number).clearing()).hasValue(Clearing.MATCHED);
    assertThat(books.custody()).isEqualTo(custody.minus(Money.fen(80_000)));
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void aWaitingBreakThatTheNextStatementDoesNotClearIsProposedAnew() {
    var number = duplicate();
    propose(number, "WAIT");
    agree(number);
    bank.send(today.plusDays(1));
    signals.runOnce();
    assertThat(processOf(number)).isWaitingAt("UserTask_ProposeClearing");
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.OPEN);
    propose(number, "SUSPENSE");
    agree(number);
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.RESOLVED);
  }

  @Test
  void aBreakThatCameRightIsNotProposedAnyMore() {
    var reference = "channel-" + UUID.randomUUID();
    bank.received(700, reference).send(today);
    var number = theOnly();
    var process = processOf(number);
    books.given(700, reference);
    secondLook.runOnce();
    assertThatThrownBy(() -> propose(number, "SUSPENSE")).isInstanceOf(Conflict.class);
    signals.runOnce();
    assertThat(process).isEnded().hasPassed("EndEvent_CameRight");
  }

  @Test
  void aReturnThatNobodyToldOfTakesThePaymentBack() {
    var caseNumber = new MetCases(context).paid(port, 80_000);
    var payment = disbursements.paymentsOf(caseNumber).get(0).id();
    bank.paid(payment, 80_000).returned(payment, 80_000).send(today);
    var number = theOnly();
    assertThat(breaks.of(number).kind()).isEqualTo(BreakKind.LATE_RETURN);
    propose(number, "CORRECT");
    agree(number);
    exchange.runOnce();
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.RETURNED);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.ZERO);
    assertThat(secondLook.runOnce()).isZero();
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved())
        .extracting(found -> found.leg().orElseThrow())
        .containsOnly(Leg.RECEIPT);
  }

  @Test
  void aPaymentThatNeverLeftIsTakenBack() {
    var caseNumber = new MetCases(context).paid(port, 80_000);
    var payment = disbursements.paymentsOf(caseNumber).get(0).id();
    var clearing = books.payoutClearing();
    bank.send(today);
    bank.send(today.plusDays(1));
    var number =
        breaks.unresolved().stream()
            .filter(found -> found.leg().equals(Optional.of(Leg.PAYMENT)))
            .findFirst()
            .orElseThrow()
            .number();
    propose(number, "CORRECT");
    agree(number);
    exchange.runOnce();
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.RETURNED);
    assertThat(books.payoutClearing()).isEqualTo(clearing.minus(Money.fen(80_000)));
    bank.send(today.plusDays(2));
    assertThat(breaks.unresolved())
        .extracting(found -> found.leg().orElseThrow())
        .doesNotContain(Leg.PAYMENT, Leg.RETURN);
  }

  @Test
  void whatNoStatementShowsIsGivenUpIntoSuspense() {
    books.given(4_000, "channel-" + UUID.randomUUID());
    var channel = books.channelClearing();
    bank.send(today);
    bank.send(today.plusDays(1));
    var number = theOnly();
    assertThatThrownBy(() -> propose(number, "CORRECT")).isInstanceOf(InvalidInput.class);
    propose(number, "SUSPENSE");
    agree(number);
    assertThat(books.channelClearing()).isEqualTo(channel.minus(Money.fen(4_000)));
    bank.send(today.plusDays(2));
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void answersThatContradictAreOneBreakOfTheOrder() {
    var caseNumber = new MetCases(context).paid(port, 80_000);
    var order = BankOfTests.order(disbursements.paymentsOf(caseNumber).get(0).id());
    say(order, "REJECTED");
    say(order, "REJECTED");
    var number = theOnly();
    assertThat(breaks.of(number).kind()).isEqualTo(BreakKind.STATUS_CONFLICT);
    assertThat(breaks.of(number).orderId()).hasValue(order);
    assertThat(breaks.of(number).amount()).isEqualTo(Money.fen(80_000));
    assertThatThrownBy(() -> propose(number, "SUSPENSE")).isInstanceOf(InvalidInput.class);
    propose(number, "ACCEPT");
    agree(number);
    assertThat(breaks.of(number).status()).isEqualTo(BreakStatus.RESOLVED);
    say(order, "REJECTED");
    assertThat(breaks.unresolved()).hasSize(1);
  }

  @Test
  void whatIsResolvedStaysSo() {
    var number = unknownCredit(500);
    propose(number, "SUSPENSE");
    agree(number);
    for (var change :
        List.of("status = 'OPEN', resolved_at = null", "reason = 'other'", "amount_fen = 1")) {
      assertThatThrownBy(() -> write(number, change)).hasStackTraceContaining("break");
    }
  }

  private void write(WorkNumber number, String change) {
    jdbc.sql("update statement_break set " + change + " where number = ?")
        .param(number.value())
        .update();
  }

  private void say(String order, String status) {
    var event = UUID.randomUUID().toString();
    var body =
        """
        {"eventId":"%s","orderId":"%s","status":"%s","amountFen":80000,"at":"2026-11-20T02:00:00Z"}"""
            .formatted(event, order, status);
    context.getBean(Inbox.class).receive("bank", event, body);
    exchange.runOnce();
  }

  private WorkNumber unknownCredit(long fen) {
    bank.received(fen, "nobody-knows-" + UUID.randomUUID()).send(today);
    return theOnly();
  }

  private WorkNumber duplicate() {
    var payment = books.paid(80_000);
    bank.paid(payment, 80_000).paid(payment, 80_000).send(today);
    return theOnly();
  }

  private WorkNumber theOnly() {
    var unresolved = breaks.unresolved();
    assertThat(unresolved).hasSize(1);
    return unresolved.get(0).number();
  }

  private void propose(WorkNumber number, String clearing) {
    complete(number, Map.of("clearing", clearing, "reasonText", WHY));
  }

  private void propose(WorkNumber number, String clearing, String ourReference) {
    complete(number, Map.of("clearing", clearing, "ourReference", ourReference, "reasonText", WHY));
  }

  private void complete(WorkNumber number, Map<String, Object> fields) {
    desk.complete(PREPARER, number, "UserTask_ProposeClearing", new HashMap<>(fields));
  }

  private void agree(WorkNumber number) {
    desk.complete(RELEASER, number, "UserTask_AgreeClearing", Map.of("decision", "AGREE"));
  }

  private ProcessInstance processOf(WorkNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .singleResult();
  }

  private Map<String, Object> variablesOf(WorkNumber number) {
    var tasks = engine.getTaskService();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult();
    return tasks.getVariablesLocal(task.getId());
  }

  /** The engine's tables with a row that holds the text anywhere. */
  private List<String> engineRowsWith(String text) {
    return jdbc
        .sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
        .query(String.class)
        .list()
        .stream()
        .filter(
            table ->
                jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                        .param("%" + text + "%")
                        .query(Long.class)
                        .single()
                    > 0)
        .toList();
  }
}
