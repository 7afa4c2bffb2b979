package org.aidflow.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseEnded;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.MoneyPaid;
import org.aidflow.casefile.MoneyRecovered;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.donor.RefundPaid;
import org.aidflow.donor.RefundReturned;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.GiftAllocation;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Given;
import org.aidflow.matching.PublicFunds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The accounts of cases. One is drawn up and kept when a case ends, in the same transaction after
 * all that moves money in it, and again when money moves afterwards.
 */
@Service
@Transactional
public class CaseAccounts {
  private final CaseFiles files;
  private final Gifts gifts;
  private final PublicFunds funds;
  private final Disbursements disbursements;
  private final Recoveries recoveries;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseAccounts(
      CaseFiles files,
      Gifts gifts,
      PublicFunds funds,
      Disbursements disbursements,
      Recoveries recoveries,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.gifts = gifts;
    this.funds = funds;
    this.disbursements = disbursements;
    this.recoveries = recoveries;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The account of a case of this client's own: the last that was drawn up, else as it stands. */
  @Transactional(readOnly = true)
  public CaseAccount of(CaseNumber caseNumber, String clientId) {
    var file = files.of(caseNumber);
    if (!file.clientId().equals(clientId)) {
      throw new NotFound("There is no case " + caseNumber);
    }
    return drawn(caseNumber).orElseGet(() -> standing(file));
  }

  /** The account that was drawn up last, once the case has ended. */
  @Transactional(readOnly = true)
  public Optional<CaseAccount> drawn(CaseNumber caseNumber) {
    return jdbc.sql("select * from final_account where case_number = ? order by id desc limit 1")
        .param(caseNumber.value())
        .query((row, number) -> account(row))
        .optional();
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(CaseEnded ended) {
    draw(ended.caseNumber());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(MoneyRecovered recovered) {
    drawAgain(recovered.caseNumber());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(MoneyPaid paid) {
    drawAgain(paid.caseNumber());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(MoneyReturned returned) {
    drawAgain(returned.caseNumber());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(RefundPaid refund) {
    gifts.casesOf(refund.owedFor()).forEach(this::drawAgain);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(RefundReturned refund) {
    gifts.casesOf(refund.owedFor()).forEach(this::drawAgain);
  }

  private void drawAgain(CaseNumber caseNumber) {
    if (files.of(caseNumber).status().isEnd()) {
      draw(caseNumber);
    }
  }

  private void draw(CaseNumber caseNumber) {
    var account = standing(files.of(caseNumber));
    jdbc.sql(
            """
            insert into final_account
              (case_number, drawn_at, status, asked_fen, approved_fen, given_fen, recovered_fen,
               paid_fen, returned_fen, given_back_fen, refunded_fen, left_fen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseNumber.value(),
            Timestamp.from(clock.instant()),
            account.status().name(),
            account.askedFen().fen(),
            account.approvedFen().fen(),
            account.givenFen().fen(),
            account.recoveredFen().fen(),
            account.paidFen().fen(),
            account.returnedFen().fen(),
            account.givenBackFen().fen(),
            account.refundedFen().fen(),
            account.leftFen().fen())
        .update();
  }

  private CaseAccount standing(CaseFile file) {
    var caseNumber = file.caseNumber();
    var givers = gifts.ofCase(caseNumber);
    var parts = givers.stream().flatMap(gift -> partsFor(file, gift));
    List<Given> given = Stream.<Given>concat(parts, funds.grantsOf(caseNumber).stream()).toList();
    var payments = disbursements.paymentsOf(caseNumber);
    var givenBack = sum(given, Given::takenBack);
    return new CaseAccount(
        caseNumber,
        file.status(),
        null,
        file.asked(),
        file.approved(),
        sum(given, Given::amount).plus(givenBack),
        sum(recoveries.ofCase(caseNumber), Recovery::received),
        sum(with(payments, DisbursementStatus.PAID), Payment::amount),
        sum(with(payments, DisbursementStatus.RETURNED), Payment::amount),
        givenBack,
        sum(givers, gift -> refunded(file, gift)),
        file.met().minus(file.paid()));
  }

  private static Stream<GiftAllocation> partsFor(CaseFile file, GiftAccount gift) {
    return gift.allocations().stream()
        .filter(part -> file.lines().stream().anyMatch(line -> part.serves(line.id())));
  }

  /** What of a gift was given back by this case and has reached its donor again, at most. */
  private static Money refunded(CaseFile file, GiftAccount gift) {
    return sum(partsFor(file, gift).toList(), Given::takenBack).atMost(gift.refunded());
  }

  private static List<Payment> with(List<Payment> payments, DisbursementStatus status) {
    return payments.stream().filter(payment -> payment.status() == status).toList();
  }

  private static <T> Money sum(List<? extends T> all, Function<T, Money> amount) {
    return all.stream().<Money>map(amount).reduce(Money.ZERO, Money::plus);
  }

  private static CaseAccount account(ResultSet row) throws SQLException {
    return new CaseAccount(
        new CaseNumber(row.getString("case_number")),
        CaseStatus.valueOf(row.getString("status")),
        row.getTimestamp("drawn_at").toInstant(),
        new Money(row.getLong("asked_fen")),
        new Money(row.getLong("approved_fen")),
        new Money(row.getLong("given_fen")),
        new Money(row.getLong("recovered_fen")),
        new Money(row.getLong("paid_fen")),
        new Money(row.getLong("returned_fen")),
        new Money(row.getLong("given_back_fen")),
        new Money(row.getLong("refunded_fen")),
        new Money(row.getLong("left_fen")));
  }
}
