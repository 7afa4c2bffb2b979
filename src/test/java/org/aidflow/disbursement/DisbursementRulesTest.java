package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of payments that PostgreSQL keeps whatever Java does; each fault is planted in SQL. */
class DisbursementRulesTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private FourEyes fourEyes;
  @Autowired private JdbcClient jdbc;

  private CaseNumber caseNumber;
  private UUID payment;

  @BeforeEach
  void inApproval() {
    caseNumber = new MetCases(context).paidTo(BankProcess.SOUND, 80_000);
    payment = disbursements.reserve(caseNumber).id();
    disbursements.prepare(
        payment, new AccountDetails("王小明", BankProcess.SOUND, "102"), "finance-preparer-8");
    disbursements.freeze(payment);
  }

  @ParameterizedTest
  @EnumSource(
      value = Hand.class,
      names = {"FILED", "VISITED", "DECIDED", "PREPARED"})
  void whoeverHadAHandInTheCaseDoesNotRelease(Hand hand) {
    fourEyes.record(caseNumber, hand, "official-8");
    assertThatThrownBy(() -> disbursements.release(payment, "official-8"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> approve("official-8", "finance-preparer-8"))
        .hasMessageContaining("had a hand in this case");
  }

  @Test
  void whoeverPreparedDoesNotReleaseEvenWhenNobodyNotedTheHand() {
    assertThatThrownBy(() -> approve("finance-preparer-8", "finance-preparer-8"))
        .hasMessageMatching("(?s).*(four_eyes|had a hand in this case).*");
    assertThatThrownBy(() -> approve("finance-preparer-8", "somebody-else"))
        .hasMessageMatching("(?s).*(approves_the_frozen_payload|had a hand in this case).*");
  }

  @Test
  void anApprovalIsBoundToWhatWasFrozen() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into disbursement_approval
                        values (?, repeat('0', 64), 'finance-preparer-8', 'releaser-8', now())
                        """)
                    .param(payment)
                    .update())
        .hasMessageContaining("approves_the_frozen_payload");
  }

  @Test
  void nothingIsReleasedThatNobodyApproved() {
    refused("update disbursement set status = 'RELEASED'", "nobody approved this payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payee_token = gen_random_uuid()",
        "bank_code = '999'",
        "prepared_by = 'somebody-else'",
        "amount_fen = amount_fen + 1",
        "case_number = 'HR-2000-0000001'",
        "payload_hash = repeat('0', 64)",
        "replaces = id"
      })
  void theFrozenPayloadStaysWhatItIs(String change) {
    refused("update disbursement set " + change, "frozen", "keeps its case");
  }

  @Test
  void theHashIsThatOfPayeeAndAmount() {
    disbursements.sendBack(payment);
    refused(
        "update disbursement set status = 'IN_APPROVAL', payload_hash = repeat('0', 64)",
        "not that of payee and amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUBMITTED", "PAID", "FAILED", "UNKNOWN", "RETURNED"})
  void noStatusIsSkipped(String status) {
    refused("update disbursement set status = '" + status + "'", "cannot go from IN_APPROVAL");
  }

  @Test
  void aCaseHasOneOpenPaymentAtATime() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into disbursement (id, version, purpose, case_number, attempt, status,
                          amount_fen, payee_token, bank_code, prepared_by, created_at)
                        values (gen_random_uuid(), 0, 'AID', ?, 1, 'DRAFT', 1, gen_random_uuid(), '102',
                          'system', now())
                        """)
                    .param(caseNumber.value())
                    .update())
        .hasMessageContaining("disbursement_one_open_of_a_case");
  }

  @Test
  void linesAreAddedToDraftsOnlyAndNeverChanged() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into disbursement_line
                        select ?, id, 1 from need_line where case_number <> ? limit 1
                        """)
                    .params(payment, new MetCases(context).paidTo(BankProcess.SOUND, 5).value())
                    .update())
        .hasMessageContaining("draft");
    refused("delete from disbursement", "permission denied", "append-only");
    assertThatThrownBy(
            () ->
                jdbc.sql("update disbursement_line set amount_fen = 1 where disbursement_id = ?")
                    .param(payment)
                    .update())
        .hasStackTraceContaining("permission denied");
  }

  private void approve(String official, String preparedBy) {
    jdbc.sql(
            """
            insert into disbursement_approval
            select id, payload_hash, ?, ?, now() from disbursement where id = ?
            """)
        .params(preparedBy, official, payment)
        .update();
  }

  private void refused(String sql, String... reasons) {
    assertThatThrownBy(() -> jdbc.sql(sql + " where id = ?").param(payment).update())
        .rootCause()
        .hasMessageMatching("(?s).*(" + String.join("|", reasons) + ").*");
  }
}
