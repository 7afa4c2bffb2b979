package org.aidflow.disbursement;

import static org.aidflow.access.Role.COUNTY_APPROVER;
import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks processes/disburse.bpmn with a bank in its own JVM. */
@WalksModels
class DisburseProcessTest extends AidflowTest {
  private static final String PREPARER = "finance-preparer-7";
  private static final String RELEASER = "finance-releaser-7";
  private static final String CORRECTED = "6217009876543210";

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signals;
  @Autowired private CaseFiles cases;
  @Autowired private Timeline timeline;
  @Autowired private FourEyes fourEyes;
  @Autowired private JdbcClient jdbc;

  private AtDesk desk;
  private SilentBank bank;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");

  @BeforeEach
  void openTheOffice() {
    TheBank.open(port);
    bank = new SilentBank(context);
    desk = new AtDesk(context);
    desk.hire(PREPARER, FINANCE_PREPARER, MetCases.VILLAGE);
    desk.hire(RELEASER, FINANCE_RELEASER, MetCases.VILLAGE);
    desk.hire("county-approver-7", COUNTY_APPROVER, MetCases.VILLAGE);
  }

  @Test
  void aSoundPaymentTakesOneRelease() {
    var process = started(BankProcess.SOUND);
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    release();
    assertThat(process).isWaitingAt("ReceiveTask_PaymentAnswered");
    assertThat(status()).isEqualTo(DisbursementStatus.RELEASED);
    answered(process);
    assertThat(process).isEnded().hasPassed("EndEvent_Paid");
    assertThat(status()).isEqualTo(DisbursementStatus.PAID);
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.PAYING);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
    assertThat(told())
        .containsSubsequence(
            TimelineCode.MONEY_RESERVED,
            TimelineCode.PAYMENT_RELEASED,
            TimelineCode.PAYMENT_SETTLED);
  }

  @Test
  void aRejectedPaymentIsCorrectedReleasedAgainAndPaid() {
    var process = started(BankProcess.REJECT);
    release();
    answered(process);
    assertThat(process).isWaitingAt("UserTask_CorrectAccount");
    assertThat(desk.offeredTo(caseNumber, "UserTask_CorrectAccount"))
        .containsExactly("finance-preparer.520502");
    correct(CORRECTED);
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    release();
    answered(process);
    assertThat(process).isEnded().hasPassed("EndEvent_Paid");
    assertThat(disbursements.paymentsOf(caseNumber))
        .extracting(Payment::status)
        .containsExactly(DisbursementStatus.FAILED, DisbursementStatus.PAID);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
    assertThat(told())
        .containsSubsequence(
            TimelineCode.PAYMENT_REJECTED,
            TimelineCode.ACCOUNT_CORRECTED,
            TimelineCode.PAYMENT_SETTLED);
    assertThat(engineRowsWith(CORRECTED)).isEmpty();
    assertThat(engineRowsWith("王小明")).isEmpty();
  }

  @Test
  void afterThreeTriesTheCountyFindsOutWhatIsWrong() {
    var process = started(BankProcess.REJECT);
    for (int tries = 1; tries < 3; tries++) {
      release();
      answered(process);
      correct(BankProcess.REJECT);
    }
    release();
    answered(process);
    assertThat(desk.offeredTo(caseNumber, "UserTask_CorrectAccount"))
        .containsExactly("county-approver.520502");
    assertThat(disbursements.paymentsOf(caseNumber))
        .extracting(Payment::status)
        .containsOnly(DisbursementStatus.FAILED)
        .hasSize(3);
  }

  @Test
  void whoeverPreparedOrDecidedDoesNotRelease() {
    fourEyes.record(startedCase(), Hand.DECIDED, RELEASER);
    assertThatThrownBy(this::release).isInstanceOf(NotAllowed.class);
    assertThat(status()).isEqualTo(DisbursementStatus.IN_APPROVAL);
  }

  @Test
  void aPaymentThatIsSentBackIsPreparedAnew() {
    var process = started(BankProcess.SOUND);
    desk.complete(
        RELEASER,
        caseNumber,
        "UserTask_ReleasePayment",
        Map.of("decision", "SEND_BACK", "reasonText", "Ask for the passbook again."));
    assertThat(process).isWaitingAt("UserTask_PreparePayment");
    assertThat(status()).isEqualTo(DisbursementStatus.DRAFT);
    desk.complete(PREPARER, caseNumber, "UserTask_PreparePayment", account(CORRECTED));
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    release();
    answered(process);
    assertThat(process).isEnded();
    assertThat(disbursements.paymentsOf(caseNumber))
        .extracting(Payment::preparedBy)
        .containsExactly(PREPARER);
  }

  @Test
  void aSilentBankIsAskedAndAPersonClearsUpTheRest() {
    var process = started(BankProcess.SILENT);
    release();
    bank.staysSilent(process);
    assertThat(process).isWaitingAt("UserTask_ClearUpPayment");
    assertThat(status()).isEqualTo(DisbursementStatus.UNKNOWN);
    desk.complete(
        PREPARER,
        caseNumber,
        "UserTask_ClearUpPayment",
        Map.of("bankAnswer", "UNKNOWN", "note", "They call back tomorrow."));
    assertThat(process).isWaitingAt("UserTask_ClearUpPayment");
    desk.complete(
        PREPARER,
        caseNumber,
        "UserTask_ClearUpPayment",
        Map.of("bankAnswer", "PAID", "bankReference", "BK-77", "note", "By telephone."));
    assertThat(process).isEnded();
    assertThat(status()).isEqualTo(DisbursementStatus.PAID);
  }

  @Test
  void anAccountOfSomebodyElseIsCorrectedBeforeAndALateAnswerOfTheBankCounts() {
    var met = new MetCases(context);
    var process =
        processOf(
            met.enters(met.paidTo("李大力", BankProcess.SOUND, 80_000), MetCases.VILLAGE, 80_000));
    assertThat(process).isWaitingAt("UserTask_PreparePayment");
    assertThat(status()).isEqualTo(DisbursementStatus.DRAFT);
    desk.complete(PREPARER, caseNumber, "UserTask_PreparePayment", account(BankProcess.SILENT));
    release();
    bank.staysSilent(process);
    assertThat(process).isWaitingAt("UserTask_ClearUpPayment");
    assertThat(status()).isEqualTo(DisbursementStatus.UNKNOWN);

    bank.answers(disbursements.paymentsOf(caseNumber).get(0));
    assertThat(process).isEnded().hasPassed("BoundaryEvent_AnsweredAfterAll");
    assertThat(status()).isEqualTo(DisbursementStatus.PAID);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(80_000));
  }

  private ProcessInstance started(String account) {
    return processOf(new MetCases(context).waitingForRelease(account, MetCases.VILLAGE, 80_000));
  }

  private ProcessInstance processOf(CaseNumber started) {
    caseNumber = started;
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .processDefinitionKey("disburse")
        .singleResult();
  }

  private CaseNumber startedCase() {
    assertThat(started(BankProcess.SOUND)).isWaitingAt("UserTask_ReleasePayment");
    return caseNumber;
  }

  private void release() {
    desk.complete(RELEASER, caseNumber, "UserTask_ReleasePayment", Map.of("decision", "RELEASE"));
  }

  private void correct(String account) {
    desk.complete(PREPARER, caseNumber, "UserTask_CorrectAccount", account(account));
  }

  private static Map<String, Object> account(String number) {
    return Map.of(
        "accountHolder", "王小明",
        "accountNumber", number,
        "bankCode", "105",
        "proof", "PASSBOOK");
  }

  /** Works until the bank's answer has moved the process on. */
  private void answered(ProcessInstance process) {
    await()
        .until(
            () -> {
              exchange.runOnce();
              signals.runOnce();
              return engine
                      .getRuntimeService()
                      .createEventSubscriptionQuery()
                      .processInstanceId(process.getId())
                      .activityId("ReceiveTask_PaymentAnswered")
                      .count()
                  == 0;
            });
  }

  private DisbursementStatus status() {
    var all = disbursements.paymentsOf(caseNumber);
    return all.get(all.size() - 1).status();
  }

  private List<TimelineCode> told() {
    return timeline.of(caseNumber).stream().map(TimelineEntry::code).toList();
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
