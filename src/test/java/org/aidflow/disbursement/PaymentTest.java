package org.aidflow.disbursement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.aidflow.disbursement.DisbursementStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.OutboxCommand;
import org.aidflow.exchange.Signatures;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments and a bank in its own JVM; what the models decide is done by hand. */
class PaymentTest extends AidflowTest {
  private static final String RELEASER = "finance-releaser-9";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private DisbursementRepository payments;
  @Autowired private BankQuestions questions;
  @Autowired private ExchangeWorker exchange;
  @Autowired private CaseFiles cases;
  @Autowired private Timeline timeline;
  @Autowired private Ledger ledger;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private BankProcess bank;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");
  private UUID payment = new UUID(0, 0);

  @BeforeEach
  void openTheBank() {
    bank = TheBank.open(port);
  }

  @Test
  void aPaymentIsReservedReleasedOrderedAndBooked() {
    drafted(BankProcess.SOUND, 50_000, 30_000);
    assertThat(available()).isEqualTo(List.of(0L, 0L));
    assertThat(balance()).isEqualTo(List.of(50_000L, 30_000L));
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.PAYING);

    released();
    assertThat(status()).isEqualTo(DisbursementStatus.RELEASED);
    assertThat(bank.entriesOf(orderId())).isEmpty();
    answered("PAID");

    assertThat(status()).isEqualTo(PAID);
    assertThat(balance()).isEqualTo(List.of(0L, 0L));
    assertThat(toClearing()).isEqualTo(80_000);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
    assertThat(signals()).isEqualTo(1);
    assertThat(told())
        .containsSubsequence(
            TimelineCode.MONEY_RESERVED,
            TimelineCode.PAYMENT_RELEASED,
            TimelineCode.PAYMENT_SETTLED);
    assertThat(bank.entriesOf(orderId())).startsWith("ACCEPTED", "PAID");
    var seen = disbursements.paymentsOf(caseNumber).get(0);
    assertThat(seen.account()).endsWith("7890").doesNotContain(BankProcess.SOUND);
    assertThat(seen.contradicted()).isFalse();
    assertThat(eventsOf("payment-settled")).isEqualTo(1);
  }

  @Test
  void aRejectedPaymentIsReplacedByACorrectedOne() {
    drafted(BankProcess.REJECT, 80_000);
    released();
    answered("REJECTED");
    assertThat(status()).isEqualTo(FAILED);
    assertThat(available()).isEqualTo(List.of(80_000L));
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.REJECTED);

    disbursements.correctAccount(
        payment, new AccountDetails("王小明", BankProcess.SOUND, "103"), "finance-preparer-9");
    var rejected = payment;
    payment = disbursements.reserve(caseNumber).id();
    disbursements.freeze(payment);
    released();
    answered("PAID");

    assertThat(status()).isEqualTo(PAID);
    assertThat(disbursements.paymentsOf(caseNumber))
        .extracting(Payment::status, Payment::attempt, Payment::replaces, Payment::preparedBy)
        .containsExactly(
            tuple(FAILED, 1, null, "system"), tuple(PAID, 2, rejected, "finance-preparer-9"));
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
    assertThat(told())
        .containsSubsequence(
            TimelineCode.PAYMENT_REJECTED,
            TimelineCode.ACCOUNT_CORRECTED,
            TimelineCode.MONEY_RESERVED,
            TimelineCode.PAYMENT_SETTLED);
  }

  @Test
  void aPaymentThatComesBackGivesTheMoneyBackToItsLines() {
    drafted(BankProcess.RETURN, 20_000, 10_000);
    released();
    answered("PAID");
    answered("RETURNED");
    assertThat(status()).isEqualTo(RETURNED);
    assertThat(available()).isEqualTo(List.of(20_000L, 10_000L));
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.ZERO);
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.RETURNED);
    assertThat(disbursements.paymentsOf(caseNumber).get(0).reason()).isEqualTo("AC04");
  }

  @Test
  void aReturnThatOvertakesItsPaymentMeansBoth() {
    drafted(BankProcess.SILENT, 10_000);
    released();
    exchange.runOnce();
    callback("RETURNED", 10_000);
    callback("PAID", 10_000);
    assertThat(status()).isEqualTo(RETURNED);
    assertThat(available()).isEqualTo(List.of(10_000L));
    assertThat(effects()).contains("RETURNED APPLIED", "PAID REPEATED");
    assertThat(signals()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BankProcess.RESET,
        BankProcess.ERROR,
        BankProcess.NONSENSE,
        BankProcess.EMPTY,
        BankProcess.EAGER,
        BankProcess.DOUBLE
      })
  void whateverTheBankAnswersThePaymentIsMadeOnce(String account) {
    drafted(account, 80_000);
    released();
    answered("PAID");
    assertThat(status()).isEqualTo(PAID);
    assertThat(bank.entriesOf(orderId())).filteredOn("PAID"::equals).hasSize(1);
    assertThat(signals()).isEqualTo(1);
  }

  @Test
  void anUnclearOrderIsAskedAboutAndNeverSentAgain() {
    drafted(BankProcess.RESET, 80_000);
    released();
    submitted();
    assertThat(status()).isEqualTo(UNKNOWN);
    questions.runOnce();
    assertThat(effects()).containsExactly("UNKNOWN APPLIED");
    await().until(() -> bank.entriesOf(orderId()).contains("PAID"));
    clock.advance(Duration.ofSeconds(31));
    questions.runOnce();
    assertThat(status()).isEqualTo(PAID);
    assertThat(effects()).startsWith("UNKNOWN APPLIED", "PAID APPLIED");
    assertThat(bank.entriesOf(orderId())).filteredOn("ACCEPTED"::equals).hasSize(1);
    answered("PAID");
    assertThat(effects()).contains("PAID REPEATED");
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
  }

  @Test
  void aSilentBankIsAskedFiveTimesThenAPersonClearsItUp() {
    drafted(BankProcess.SILENT, 80_000);
    released();
    submitted();
    assertThat(status()).isEqualTo(SUBMITTED);
    disbursements.askBank(payment);
    for (int asked = 1; asked <= 5; asked++) {
      assertThat(signals()).isZero();
      questions.runOnce();
      assertThat(effects()).filteredOn("PROCESSING NOTED"::equals).hasSize(asked);
      clock.advance(Duration.ofHours(6));
    }
    questions.runOnce();
    assertThat(effects()).filteredOn("PROCESSING NOTED"::equals).hasSize(5);
    assertThat(status()).isEqualTo(UNKNOWN);
    assertThat(signals()).isEqualTo(1);
    assertThat(told()).contains(TimelineCode.PAYMENT_UNKNOWN);
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.UNKNOWN);

    disbursements.clearUp(payment, ClearedUp.UNKNOWN, null);
    assertThat(status()).isEqualTo(UNKNOWN);
    disbursements.clearUp(payment, ClearedUp.PAID, "told-by-phone");
    assertThat(status()).isEqualTo(PAID);
    assertThat(signals()).isEqualTo(1);
    disbursements.clearUp(payment, ClearedUp.FAILED, null);
    assertThat(status()).isEqualTo(PAID);
    assertThat(effects()).endsWith("REJECTED CONFLICT");
  }

  @Test
  void aCallbackMayOvertakeTheAnswerToItsOrder() {
    assertThat(IntStream.range(0, 5).anyMatch(attempt -> callbackOvertakes())).isTrue();
    assertThat(effects()).containsExactly("PAID APPLIED", "UNKNOWN NOTED");
  }

  /** The answer is waited for two seconds, which a busy machine may need for the callback. */
  private boolean callbackOvertakes() {
    drafted(BankProcess.HANG, 80_000);
    released();
    var submission = CompletableFuture.runAsync(this::submitted);
    answered("PAID");
    boolean overtaken = !submission.isDone();
    submission.join();
    assertThat(status()).isEqualTo(PAID);
    return overtaken;
  }

  @Test
  void whoeverFindsAnOrderOnItsWayAsksInsteadOfSendingIt() {
    drafted(BankProcess.SOUND, 80_000);
    released();
    transaction.executeWithoutResult(
        status -> payments.locked(payment).orElseThrow().submit(orderId(), clock.instant()));
    submitted();
    assertThat(status()).isEqualTo(UNKNOWN);
    clock.advance(Duration.ofSeconds(31));
    questions.runOnce();
    assertThat(effects()).containsExactly("UNKNOWN APPLIED", "NOT_FOUND NOTED");
    assertThat(bank.entriesOf(orderId())).isEmpty();
    disbursements.clearUp(payment, ClearedUp.FAILED, null);
    assertThat(available()).isEqualTo(List.of(80_000L));
  }

  @Test
  void whatContradictsIsKeptAndChangesNothing() {
    drafted(BankProcess.CONTRADICT, 80_000);
    released();
    answered("PAID");
    answered("REJECTED");
    assertThat(status()).isEqualTo(PAID);
    assertThat(effects()).contains("PAID APPLIED", "REJECTED CONFLICT");
    assertThat(disbursements.paymentsOf(caseNumber).get(0).contradicted()).isTrue();
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
  }

  @Test
  void anotherAmountIsAContradiction() {
    drafted(BankProcess.SILENT, 80_000);
    released();
    submitted();
    callback("PAID", 79_999);
    assertThat(status()).isEqualTo(SUBMITTED);
    questions.runOnce();
    assertThat(effects()).containsExactly("ACCEPTED APPLIED", "PAID CONFLICT", "PROCESSING NOTED");
  }

  @Test
  void anOrderNobodyKnowsIsKeptForAPerson() {
    drafted(BankProcess.SOUND, 80_000);
    var stranger = UUID.randomUUID().toString().replace("-", "");
    var event = UUID.randomUUID().toString();
    assertThat(post(body(event, stranger, "PAID", 5)).statusCode()).isEqualTo(200);
    exchange.runOnce();
    assertThat(
            jdbc.sql("select effect from bank_answer where event_id = ?")
                .param(event)
                .query(String.class)
                .single())
        .isEqualTo("UNKNOWN_ORDER");
  }

  @Test
  void onlyTheBanksFreshSignatureIsTaken() {
    var body = body("event-1", UUID.randomUUID().toString().replace("-", ""), "PAID", 5);
    var bytes = body.getBytes(UTF_8);
    var fresh = Signatures.sign(bytes, BankProcess.SECRET, Instant.now());
    var old = Signatures.sign(bytes, BankProcess.SECRET, Instant.now().minusSeconds(301));
    var foreign = Signatures.sign(bytes, "another secret", Instant.now());
    assertThat(List.of(old, foreign, "", "t=1,v1=00", fresh.replace("v1=", "v1=0")))
        .allSatisfy(
            signature ->
                assertThat(post(body, signature))
                    .returns(401, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("\"status\":401"));
    assertThat(post(body + " ", fresh).statusCode()).isEqualTo(401);
    assertThat(inbox("event-1")).isZero();
  }

  @Test
  void aCallbackThatMakesNoSenseIsRefusedByField() {
    var order = UUID.randomUUID().toString().replace("-", "");
    var sound = body("event-2", order, "PAID", 5);
    Map.of(
            sound.replace("\"PAID\"", "\"GONE\""), "status",
            sound.replace(order, "not-an-order"), "orderId",
            sound.replace(":5,", ":-5,"), "amountFen",
            sound.replace(":5,", ":\"5\","), "amountFen",
            sound.replace(":5,", ":5.5,"), "amountFen",
            sound.replace("event-2", ""), "eventId",
            sound.replace("event-2", "\uD83D\uDE00"), "eventId",
            sound.replace("{", "{\"payeeName\":\"王\","), "payeeName",
            sound.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"yesterday\""), "at")
        .forEach(
            (body, field) ->
                assertThat(post(body))
                    .as(body)
                    .matches(answer -> answer.statusCode() == 400 || answer.statusCode() == 422)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("\"field\":\"" + field + "\""));
    assertThat(List.of("", "null", "[]", "{", "\u0000"))
        .allSatisfy(body -> assertThat(post(body).statusCode()).as(body).isEqualTo(400));
    assertThat(inbox("event-2")).isZero();
  }

  @Test
  void oneEventIdIsOneMessage() {
    drafted(BankProcess.SILENT, 80_000);
    released();
    submitted();
    var event = UUID.randomUUID().toString();
    var body = body(event, orderId(), "PAID", 80_000);
    assertThat(post(body).statusCode()).isEqualTo(200);
    assertThat(post(body).statusCode()).isEqualTo(200);
    assertThat(post(body(event, orderId(), "REJECTED", 80_000)).statusCode()).isEqualTo(409);
    exchange.runOnce();
    assertThat(status()).isEqualTo(PAID);
    assertThat(effects()).containsExactly("ACCEPTED APPLIED", "PAID APPLIED");
  }

  @Test
  void aPayeeWhoIsNotTheApplicantIsLookedAtByAPerson() {
    caseNumber = new MetCases(context).paidTo("李大力", BankProcess.SOUND, 80_000);
    var reservation = disbursements.reserve(caseNumber);
    assertThat(reservation.payeeSound()).isFalse();
    payment = reservation.id();
    assertThat(told()).contains(TimelineCode.PAYEE_DOUBTED);
    disbursements.prepare(
        payment, new AccountDetails("王小明", BankProcess.SOUND, "102"), "finance-preparer-9");
    disbursements.freeze(payment);
    released();
    answered("PAID");
    assertThat(status()).isEqualTo(PAID);
  }

  @Test
  void aWrongCheckDigitIsAWarningOnly() {
    caseNumber = new MetCases(context).paidTo("6222021234567891", 80_000);
    assertThat(disbursements.reserve(caseNumber).payeeSound()).isTrue();
    assertThat(disbursements.paymentsOf(caseNumber).get(0).doubts())
        .containsExactly(PayeeDoubt.NO_CHECK_DIGIT);
  }

  private void drafted(String account, long... fen) {
    caseNumber = new MetCases(context).paidTo(account, fen);
    payment = disbursements.reserve(caseNumber).id();
    disbursements.freeze(payment);
  }

  private void released() {
    disbursements.release(payment, RELEASER);
  }

  /** The order goes out as the worker would take it; what the bank tells by callback waits. */
  private void submitted() {
    jdbc.sql("update outbox_command set status = 'DONE', done_at = now() where id = ?")
        .param(payment)
        .update();
    context
        .getBean(SubmitPayment.class)
        .handle(new OutboxCommand(payment, SubmitPayment.KIND, NullNode.instance, 1));
  }

  /** Works everything until the bank's callback of that kind is worked. */
  private void answered(String kind) {
    await()
        .until(
            () -> {
              exchange.runOnce();
              return callbacks().contains(kind);
            });
  }

  private void callback(String status, long fen) {
    var event = UUID.randomUUID().toString();
    assertThat(post(body(event, orderId(), status, fen)).statusCode()).isEqualTo(200);
    exchange.runOnce();
  }

  private static String body(String event, String order, String status, long fen) {
    return """
        {"eventId":"%s","orderId":"%s","status":"%s",%s"amountFen":%d,"at":"%s"}"""
        .formatted(
            event,
            order,
            status,
            status.startsWith("RE") ? "\"code\":\"AC04\"," : "",
            fen,
            Instant.now());
  }

  private HttpResponse<String> post(String body) {
    return post(body, Signatures.sign(body.getBytes(UTF_8), BankProcess.SECRET, Instant.now()));
  }

  private HttpResponse<String> post(String body, String signature) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/payments/status"))
            .header("Content-Type", "application/json")
            .header(Signatures.HEADER, signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }

  private DisbursementStatus status() {
    return payments.findById(payment).orElseThrow().status();
  }

  private String orderId() {
    return payment.toString().replace("-", "");
  }

  private List<Long> available() {
    return funds().stream().map(account -> ledger.available(account).fen()).toList();
  }

  private List<Long> balance() {
    return funds().stream().map(account -> ledger.balance(account).fen()).toList();
  }

  /** What left for the bank's clearing by this payment; others may be on their way too. */
  private long toClearing() {
    return jdbc.sql(
            """
            select coalesce(sum(p.amount_fen), 0) from ledger.posting p
            join ledger.transfer t on t.id = p.transfer_id
            join ledger.account a on a.id = p.account_id
            where a.kind = 'PAYOUT_CLEARING' and p.side = 'CREDIT'
              and t.phase = 'SETTLED' and t.reference = ?
            """)
        .param(payment.toString())
        .query(Long.class)
        .single();
  }

  private List<AccountId> funds() {
    return transaction.execute(
        status ->
            cases.linesOf(caseNumber).stream()
                .map(line -> ledger.open(AccountKind.LINE_FUND, line.id().toString()))
                .toList());
  }

  private List<TimelineCode> told() {
    return timeline.of(caseNumber).stream().map(TimelineEntry::code).toList();
  }

  private List<String> effects() {
    return jdbc.sql(
            "select kind || ' ' || effect from bank_answer where disbursement_id = ? order by id")
        .param(payment)
        .query(String.class)
        .list();
  }

  private List<String> callbacks() {
    return jdbc.sql(
            "select kind from bank_answer where disbursement_id = ? and source = 'CALLBACK'")
        .param(payment)
        .query(String.class)
        .list();
  }

  private long signals() {
    return count(
        "select count(*) from signal where message = 'payment-answered' and value = ?",
        payment.toString());
  }

  private long eventsOf(String type) {
    return count(
        "select count(*) from outbox_event where subject = ? and type = '" + type + "'",
        caseNumber.value());
  }

  private long inbox(String event) {
    return count("select count(*) from inbox_message where event_id = ?", event);
  }

  private long count(String sql, String parameter) {
    return jdbc.sql(sql).param(parameter).query(Long.class).single();
  }
}
