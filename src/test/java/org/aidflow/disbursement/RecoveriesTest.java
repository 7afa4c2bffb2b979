package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.bank.BankAnswer;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.matching.AuditedMoney;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.MoneyAudit;
import org.aidflow.matching.MoneyIn;
import org.aidflow.matching.NeedStatus;
import org.aidflow.matching.Needs;
import org.aidflow.matching.Suspense;
import org.aidflow.matching.UnplacedMoney;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Money claimed back after it was paid. */
@ExtendWith(AuditedMoney.class)
class RecoveriesTest extends AidflowTest {
  private static final String OFFICIAL = "county-approver-1";
  private static final String OTHER = "county-approver-2";
  private static final String CHANNEL = "wechat";

  @Autowired private ApplicationContext context;
  @Autowired private Recoveries recoveries;
  @Autowired private Disbursements disbursements;
  @Autowired private BankAnswers answers;
  @Autowired private CaseFiles cases;
  @Autowired private Timeline timeline;
  @Autowired private Gifts gifts;
  @Autowired private Needs needs;
  @Autowired private Suspense suspense;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Flyway owner;
  @Autowired private TransactionTemplate transaction;

  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");
  private UUID payment = new UUID(0, 0);

  @BeforeEach
  void paid() {
    caseNumber = new MetCases(context).paidTo(BankProcess.SOUND, 50_000, 30_000);
    payment = disbursements.reserve(caseNumber).id();
    disbursements.freeze(payment);
    disbursements.release(payment, "finance-releaser-6");
    said(BankAnswer.Kind.UNKNOWN); // as if submitted, so that nothing waits for a bank
    said(BankAnswer.Kind.PAID);
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.PAID);
  }

  @Test
  void whatComesBackGoesToWhomGaveIt() {
    var recovery = claimed(80_000);
    assertThat(paid(0)).isEqualTo(Money.fen(50_000));

    var part = received(recovery, 60_000);

    assertThat(part.status()).isEqualTo(RecoveryStatus.PARTLY_RECEIVED);
    assertThat(part.outstanding()).isEqualTo(Money.fen(20_000));
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.fen(20_000));
    assertThat(cases.of(caseNumber).met()).isEqualTo(Money.fen(20_000));
    assertThat(unallocated()).isEqualTo(Money.fen(60_000));

    assertThat(received(recovery, 20_000).status()).isEqualTo(RecoveryStatus.RECEIVED);
    assertThat(unallocated()).isEqualTo(Money.fen(80_000));
    assertThat(cases.linesOf(caseNumber))
        .allSatisfy(line -> assertThat(needs.of(line.id()).status()).isEqualTo(NeedStatus.CLOSED));
    assertThat(timeline.of(caseNumber).stream().map(TimelineEntry::code))
        .contains(TimelineCode.MONEY_CLAIMED_BACK, TimelineCode.MONEY_RECOVERED);
  }

  @Test
  void theSameReportAgainChangesNothing() {
    var recovery = claimed(80_000);
    var at = clock.instant();
    var reference = UUID.randomUUID().toString();
    recoveries.receive(recovery, CHANNEL, reference, Money.fen(100), at);
    var again = recoveries.receive(recovery, CHANNEL, reference, Money.fen(100), at);
    assertThat(again.received()).isEqualTo(Money.fen(100));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> recoveries.receive(recovery, CHANNEL, reference, Money.fen(101), at));
  }

  @Test
  void whatIsMoreThanClaimedStandsInSuspense() {
    var recovery = claimed(10_000);
    var reference = UUID.randomUUID().toString();
    var all = recoveries.receive(recovery, CHANNEL, reference, Money.fen(10_100), clock.instant());
    assertThat(all.status()).isEqualTo(RecoveryStatus.RECEIVED);
    assertThat(suspense.open())
        .filteredOn(money -> money.channelReference().equals(reference))
        .singleElement()
        .satisfies(
            money -> {
              assertThat(money.amount()).isEqualTo(Money.fen(100));
              assertThat(money.why()).isEqualTo(UnplacedMoney.Why.NOTHING_OWED);
            });
    assertThat(
            recoveries
                .receive(recovery, CHANNEL, reference, Money.fen(10_100), clock.instant())
                .received())
        .isEqualTo(Money.fen(10_000));
  }

  @Test
  void anOfficialPlacesMoneyThatPaysItBack() {
    var recovery = claimed(10_000);
    var money = fromNobody(10_000);
    suspense.placeAsRecovery(money.number(), recovery, new Suspense.Says(OFFICIAL, null));
    assertThat(recoveries.ofCase(caseNumber).get(0).status()).isEqualTo(RecoveryStatus.RECEIVED);
    var tooMuch = fromNobody(1);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                suspense.placeAsRecovery(
                    tooMuch.number(), recovery, new Suspense.Says(OFFICIAL, null)))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("openFen", 0L));
  }

  @Test
  void twoOfficialsGiveUpWhatDoesNotComeAndItMayComeAfterAll() {
    var recovery = claimed(80_000);
    received(recovery, 30_000);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> recoveries.writeOff(recovery, OFFICIAL, OFFICIAL));
    var given = recoveries.writeOff(recovery, OFFICIAL, OTHER);
    assertThat(given.status()).isEqualTo(RecoveryStatus.WRITTEN_OFF);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> recoveries.writeOff(recovery, OFFICIAL, OTHER));

    assertThat(received(recovery, 10_000).status()).isEqualTo(RecoveryStatus.WRITTEN_OFF);
    assertThat(received(recovery, 40_000).status()).isEqualTo(RecoveryStatus.RECEIVED);
    assertThat(unallocated()).isEqualTo(Money.fen(80_000));
  }

  @Test
  void onlyWhatWasPaidIsClaimedBackAndOnce() {
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> claimed(80_001))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("paidFen", 80_000L));
    var recovery = claimed(1);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> claimed(1))
        .satisfies(
            refusal ->
                assertThat(refusal.facts()).containsEntry("recoveryNumber", recovery.value()));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(
            () ->
                recoveries.claim(UUID.randomUUID(), Money.fen(1), RecoveryReason.FRAUD, OFFICIAL));
    var draft = disbursements.reserve(new MetCases(context).paidTo(BankProcess.SOUND, 5)).id();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> recoveries.claim(draft, Money.fen(1), RecoveryReason.OVERPAID, OFFICIAL));
  }

  @Test
  void whatTheBankSendsBackIsNotOwedAnyMore() {
    claimed(80_000);
    said(BankAnswer.Kind.RETURNED);
    assertThat(recoveries.ofCase(caseNumber).get(0).status()).isEqualTo(RecoveryStatus.CANCELLED);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.ZERO);
  }

  @Test
  void aReturnOfWhatCameBackAlreadyIsAContradiction() {
    received(claimed(80_000), 1);
    said(BankAnswer.Kind.RETURNED);
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.PAID);
    assertThat(disbursements.paymentsOf(caseNumber).get(0).contradicted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(RecoveryStatus.class)
  void theDatabaseKeepsToTheTableToo(RecoveryStatus next) {
    var recovery = claimed(80_000);
    received(recovery, 80_000);
    if (next != RecoveryStatus.RECEIVED) {
      assertThatThrownBy(
              () ->
                  jdbc.update(
                      "update recovery set status = ? where number = ?",
                      next.name(),
                      recovery.value()))
          .hasMessageContaining("cannot become");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update recovery set claimed_fen = claimed_fen + 1 where number = ?",
        "update recovery set received_fen = received_fen - 1 where number = ?",
        "update recovery set received_fen = received_fen + 1 where number = ?",
        "update recovery set received_fen = claimed_fen + 1 where number = ?",
        "update recovery set reason = 'OVERPAID' where number = ?",
        "update recovery set status = 'WRITTEN_OFF', ended_at = now() where number = ?",
        "update recovery set status = 'WRITTEN_OFF', ended_at = now(), proposed_by = 'a', agreed_by ="
            + " 'a' where number = ?",
        "delete from recovery where number = ?",
        "update recovery_receipt set amount_fen = 1 where number = ?",
        "delete from recovery_receipt where number = ?",
        "update recovery_line set amount_fen = 1 where receipt_id in (select id from recovery_receipt"
            + " where number = ?)",
        "insert into recovery_receipt select gen_random_uuid(), number, channel, 'x', 1, 1, paid_at,"
            + " received_at from recovery_receipt where number = ?",
        "insert into recovery_line select r.id, (select id from need_line where case_number <>"
            + " c.case_number limit 1), 1 from recovery_receipt r join recovery c on c.number ="
            + " r.number where r.number = ?"
      })
  void theDatabaseHoldsWhatWasClaimedAndWhatCameIn(String sql) {
    var recovery = claimed(80_000);
    received(recovery, 10_000);
    assertThatThrownBy(() -> jdbc.update(sql, recovery.value()))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(violates|permission denied|stays|say another amount|More comes back).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update recovery set received_fen = 9999 where number = ?",
        "update recovery_receipt set amount_fen = 9999 where number = ?",
        "update recovery_line set amount_fen = 9999 where receipt_id in (select id from"
            + " recovery_receipt where number = ?)"
      })
  void theAuditFindsARecoveryThatSaysOtherThanWhatCameIn(String sql) throws SQLException {
    var recovery = claimed(80_000);
    received(recovery, 10_000);
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        for (String table : List.of("recovery", "recovery_receipt", "recovery_line")) {
          statement.execute("alter table " + table + " disable trigger user");
        }
        statement.executeUpdate(sql.replace("?", "'" + recovery + "'"));
        assertThat(MoneyAudit.findings(connection))
            .anyMatch(found -> found.startsWith("a recovery says other than what came in"));
      } finally {
        connection.rollback();
      }
    }
  }

  @Test
  void theDatabaseLetsNobodyClaimWhatWasNotPaid() {
    var draft = disbursements.reserve(new MetCases(context).paidTo(BankProcess.SOUND, 5)).id();
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    insert into recovery (number, version, case_number, disbursement_id, reason, status,
                                          claimed_fen, claimed_by, claimed_at)
                    select 'RECOVERY-2000-0000009', 0, case_number, id, 'FRAUD', 'CLAIMED', 1, 'x', now()
                    from disbursement where id = ?
                    """,
                    draft))
        .hasMessageContaining("Only what was paid");
  }

  private WorkNumber claimed(long fen) {
    return recoveries.claim(payment, Money.fen(fen), RecoveryReason.FRAUD, OFFICIAL).number();
  }

  private Recovery received(WorkNumber recovery, long fen) {
    return recoveries.receive(
        recovery, CHANNEL, UUID.randomUUID().toString(), Money.fen(fen), clock.instant());
  }

  private UnplacedMoney fromNobody(long fen) {
    Instant now = clock.instant();
    return gifts.receiveFromNobody(
        new MoneyIn(
            CHANNEL, UUID.randomUUID().toString(), Money.fen(fen), now, null, List.of(), null));
  }

  private void said(BankAnswer.Kind kind) {
    transaction.executeWithoutResult(
        status -> {
          if (kind == BankAnswer.Kind.UNKNOWN) {
            jdbc.update(
                """
                update disbursement set status = 'SUBMITTED', submitted_at = now(),
                  message_id = replace(id::text, '-', '') where id = ?
                """,
                payment);
          } else {
            var orderId = payment.toString().replace("-", "");
            answers.hear(BankAnswers.Source.PERSON, orderId, BankAnswer.of(kind), null);
          }
        });
  }

  private Money paid(int line) {
    return cases.linesOf(caseNumber).stream()
        .filter(one -> one.position() == line + 1)
        .map(NeedLine::paid)
        .findFirst()
        .orElseThrow();
  }

  private Money unallocated() {
    return gifts.ofCase(caseNumber).stream()
        .map(GiftAccount::unallocated)
        .reduce(Money.ZERO, Money::plus);
  }
}
