package org.aidflow.disbursement;

import static org.aidflow.bank.iso20022.Letters.entry;
import static org.aidflow.bank.iso20022.Letters.group;
import static org.aidflow.bank.iso20022.Letters.notification;
import static org.aidflow.bank.iso20022.Letters.order;
import static org.aidflow.bank.iso20022.Letters.returned;
import static org.aidflow.bank.iso20022.Letters.settled;
import static org.aidflow.bank.iso20022.Letters.status;
import static org.aidflow.bank.iso20022.Letters.statuses;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.aidflow.disbursement.DisbursementStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.bank.iso20022.IsoPost;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.OutboxCommand;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments by files: what a bank may leave in the folder, and what comes of it. */
class IsoPaymentTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private DisbursementRepository payments;
  @Autowired private Payees payees;
  @Autowired private BankAnswers answers;
  @Autowired private ExchangeWorker exchange;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private WorkerSettings workers;

  private IsoPost post;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");
  private UUID payment = new UUID(0, 0);

  @BeforeEach
  void openThePost() {
    post = new IsoPost(context);
  }

  @Test
  void anOrderInAFileWaitsForTheBanksWordAndIsPaidByIt() {
    released();
    submitted();
    assertThat(standing()).isEqualTo(SUBMITTED);
    assertThat(effects()).isEmpty();
    assertThat(post.sent(orderId())).contains(orderId(), "800.00", caseNumber.value(), "王小明");

    brought(statuses(file(), orderId(), "", status(orderId(), "ACCP", "")));
    assertThat(standing()).isEqualTo(SUBMITTED);
    brought(statuses(file(), orderId(), "", status(orderId(), "PDNG", "")));
    brought(statuses(file(), orderId(), "", settled(orderId(), "BK-9", "800.00")));
    assertThat(standing()).isEqualTo(PAID);
    assertThat(effects()).containsExactly("ACCEPTED APPLIED", "PROCESSING NOTED", "PAID APPLIED");
    assertThat(payments.findById(payment).orElseThrow().bankReference()).contains("BK-9");
    brought(notification(file(), entry("B" + orderId(), "800.00", "DBIT", order(orderId()))));
    assertThat(effects()).endsWith("PAID REPEATED");
  }

  @Test
  void aRejectedMessageRejectsItsOrders() {
    released();
    submitted();
    brought(statuses(file(), orderId(), group("RJCT", "AM04")));
    assertThat(standing()).isEqualTo(FAILED);
    assertThat(payments.findById(payment).orElseThrow().reason()).contains("AM04");
  }

  @Test
  void whatComesBackIsReturnedAlsoWhenNobodyEverSaidItWasPaid() {
    released();
    submitted();
    brought(
        notification(
            file(), entry("B" + orderId(), "800.00", "CRDT", returned(orderId(), "AC04"))));
    assertThat(standing()).isEqualTo(RETURNED);
    assertThat(effects()).containsExactly("RETURNED APPLIED");
  }

  @Test
  void anotherAmountOrALateContradictionIsAConflict() {
    released();
    submitted();
    brought(statuses(file(), orderId(), "", settled(orderId(), "BK-9", "800.01")));
    assertThat(standing()).isEqualTo(SUBMITTED);
    brought(statuses(file(), orderId(), "", status(orderId(), "RJCT", "AC01")));
    brought(statuses(file(), orderId(), "", status(orderId(), "ACSC", "")));
    assertThat(standing()).isEqualTo(FAILED);
    assertThat(effects()).containsExactly("PAID CONFLICT", "REJECTED APPLIED", "PAID CONFLICT");
  }

  @Test
  void aStatusOfAnOrderThatIsNotOursIsKeptForAPerson() {
    var stranger = UUID.randomUUID().toString().replace("-", "");
    brought(statuses(file(), stranger, group("RJCT", ""), status("THEIRS-1", "ACSC", "")));
    assertThat(
            jdbc.sql("select order_id || ' ' || effect from bank_answer where order_id in (?, ?)")
                .params(stranger, "THEIRS-1")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(stranger + " UNKNOWN_ORDER", "THEIRS-1 UNKNOWN_ORDER");
  }

  /** Committed as SUBMITTED, cut off before the file was written: asked, never sent. */
  @Test
  void whoeverIsCutOffBeforeTheFileAsksAndAPersonDecides() {
    released();
    transaction.executeWithoutResult(
        status -> payments.locked(payment).orElseThrow().submit(orderId(), clock.instant()));
    submitted();
    assertThat(standing()).isEqualTo(UNKNOWN);
    for (int asked = 0; asked < 5; asked++) {
      clock.advance(Duration.ofHours(6));
      questions().runOnce();
    }
    assertThat(effects())
        .containsExactly(
            "UNKNOWN APPLIED",
            "NOT_FOUND NOTED",
            "NOT_FOUND NOTED",
            "NOT_FOUND NOTED",
            "NOT_FOUND NOTED",
            "NOT_FOUND NOTED");
    assertThat(post.hasSent(orderId())).isFalse();
    disbursements.clearUp(payment, ClearedUp.FAILED, null);
    assertThat(standing()).isEqualTo(FAILED);
  }

  /** The file is there, but nobody noted it: it is not written again. */
  @Test
  void whoeverIsCutOffAfterTheFileFindsItAndWaits() {
    released();
    submitted();
    post.fetch(orderId());
    submitted();
    assertThat(standing()).isEqualTo(UNKNOWN);
    assertThat(post.hasSent(orderId())).isFalse();
    clock.advance(Duration.ofSeconds(31));
    questions().runOnce();
    assertThat(effects()).containsExactly("UNKNOWN APPLIED", "PROCESSING NOTED");
    brought(statuses(file(), orderId(), "", status(orderId(), "ACSC", "")));
    assertThat(standing()).isEqualTo(PAID);
  }

  private void released() {
    caseNumber = new MetCases(context).paidTo(BankProcess.SOUND, 80_000);
    payment = disbursements.reserve(caseNumber).id();
    disbursements.freeze(payment);
    disbursements.release(payment, "finance-releaser-9");
    jdbc.sql("update outbox_command set status = 'DONE', done_at = now() where id = ?")
        .param(payment)
        .update();
  }

  private void submitted() {
    new SubmitPayment(transaction, payments, payees, answers, post.gateway(), clock)
        .handle(new OutboxCommand(payment, SubmitPayment.KIND, NullNode.getInstance(), 1));
  }

  private BankQuestions questions() {
    return new BankQuestions(transaction, payments, answers, post.gateway(), workers, clock);
  }

  private void brought(String xml) {
    post.bring(UUID.randomUUID() + ".xml", xml);
    exchange.runOnce();
  }

  private static String file() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private String orderId() {
    return payment.toString().replace("-", "");
  }

  private DisbursementStatus standing() {
    return payments.findById(payment).orElseThrow().status();
  }

  private List<String> effects() {
    return jdbc.sql(
            "select kind || ' ' || effect from bank_answer where disbursement_id = ? order by id")
        .param(payment)
        .query(String.class)
        .list();
  }
}
