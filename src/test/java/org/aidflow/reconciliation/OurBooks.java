package org.aidflow.reconciliation;

import static org.aidflow.ledger.AccountKind.CHANNEL_CLEARING;
import static org.aidflow.ledger.AccountKind.CUSTODY_BANK;
import static org.aidflow.ledger.AccountKind.PAYOUT_CLEARING;
import static org.aidflow.ledger.AccountKind.PUBLIC_FUND;
import static org.aidflow.ledger.AccountKind.SUSPENSE;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.aidflow.ledger.Transfer;
import org.aidflow.ledger.TransferKind;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events of the ledger that statements have to show, booked as payments and gifts book them. */
final class OurBooks {
  private static final String CHANNEL = "statement-channel";
  private static final String FUND = "522401";

  private final Ledger ledger;
  private final Expectations expectations;
  private final StatementLines lines;
  private final StatementBookings bookings;
  private final Breaks breaks;
  private final AidflowClock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  OurBooks(ApplicationContext context) {
    ledger = context.getBean(Ledger.class);
    expectations = context.getBean(Expectations.class);
    lines = context.getBean(StatementLines.class);
    bookings = context.getBean(StatementBookings.class);
    breaks = context.getBean(Breaks.class);
    clock = context.getBean(AidflowClock.class);
    jdbc = context.getBean(JdbcClient.class);
    transaction = context.getBean(TransactionTemplate.class);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /**
   * What other tests left for statements to show is shown, and what they left broken is cleared.
   */
  void square() {
    transaction.executeWithoutResult(
        status -> {
          breaks.unresolved().forEach(this::clear);
          for (var expected : expectations.dueUntil(today())) {
            bookings.givenUp(expected);
          }
        });
  }

  /** Every day that a statement tells of is closed, whatever other tests left of it. */
  void close() {
    transaction.executeWithoutResult(
        status -> {
          var difference =
              jdbc.sql(
                      """
                      select s.closing_fen - custody_books(s.account, s.to_day) from bank_statement s
                      order by s.to_day desc, s.position desc limit 1
                      """)
                  .query(Long.class)
                  .single();
          if (difference != 0) {
            move(difference);
          }
          jdbc.sql(
                  """
                  insert into account_close
                  select s.account, s.to_day, s.statement_id, s.closing_fen, s.closing_fen,
                         (select coalesce(max(entry), 0) from ledger.transfer), now(), 'tests'
                  from bank_statement s
                  where s.to_day > coalesce((select max(day) from account_close), 'epoch')
                  order by s.to_day desc, s.position desc limit 1
                  """)
              .update();
        });
  }

  /** Money on the custody account that no statement tells of. */
  UUID move(long fen) {
    var id = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> {
          var custody = ledger.open(CUSTODY_BANK, "custody");
          var other = ledger.open(SUSPENSE, "tests");
          var transfer = Transfer.of(id, TransferKind.BREAK_STATEMENT, id.toString());
          var amount = Money.fen(Math.abs(fen));
          ledger.post(
              fen > 0
                  ? transfer.debit(custody, amount).credit(other, amount)
                  : transfer.debit(other, amount).credit(custody, amount));
        });
    return id;
  }

  private void clear(Break found) {
    var number = found.number().value();
    breaks.cameRight(number);
    found
        .line()
        .flatMap(line -> lines.find(found.account(), found.statementId().orElseThrow(), line))
        .ifPresent(line -> bookings.unplaced(number, line.side(), line.amount()));
  }

  /** A payment that is ordered, its money set aside. */
  UUID ordered(long fen) {
    var payment = UUID.randomUUID();
    transaction.executeWithoutResult(status -> order(payment, Money.fen(fen)));
    return payment;
  }

  private void order(UUID payment, Money amount) {
    var fund = ledger.open(PUBLIC_FUND, FUND);
    ledger.post(
        Transfer.of(UUID.randomUUID(), TransferKind.OPENING_BALANCE, payment.toString())
            .debit(ledger.open(SUSPENSE, "tests"), amount)
            .credit(fund, amount));
    ledger.reserve(
        Transfer.of(payment, TransferKind.PAYOUT, payment.toString())
            .debit(fund, amount)
            .credit(ledger.open(PAYOUT_CLEARING, "custody"), amount));
  }

  /** A payment that we have as paid. */
  UUID paid(long fen) {
    var payment = ordered(fen);
    settle(payment);
    return payment;
  }

  void settle(UUID payment) {
    transaction.executeWithoutResult(status -> ledger.settle(payment, UUID.randomUUID()));
  }

  /** A payment that we have as failed. */
  UUID failed(long fen) {
    var payment = ordered(fen);
    transaction.executeWithoutResult(status -> ledger.free(payment, UUID.randomUUID()));
    return payment;
  }

  /** We have it as returned. */
  void takeBack(UUID payment, long fen) {
    transaction.executeWithoutResult(
        status ->
            ledger.post(
                Transfer.of(UUID.randomUUID(), TransferKind.PAYOUT_RETURNED, payment.toString())
                    .debit(ledger.open(PAYOUT_CLEARING, "custody"), Money.fen(fen))
                    .credit(ledger.open(PUBLIC_FUND, FUND), Money.fen(fen))));
  }

  /** A gift that a channel reported under this reference. */
  UUID given(long fen, String channelReference) {
    var gift = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> {
          ledger.post(
              Transfer.of(gift, TransferKind.GIFT, gift.toString())
                  .debit(ledger.open(CHANNEL_CLEARING, CHANNEL), Money.fen(fen))
                  .credit(ledger.open(PUBLIC_FUND, FUND), Money.fen(fen)));
          ledger.knownAs(TransferKind.GIFT, gift.toString(), channelReference);
        });
    return gift;
  }

  Money custody() {
    return balance(CUSTODY_BANK, "custody");
  }

  Money payoutClearing() {
    return balance(PAYOUT_CLEARING, "custody");
  }

  Money channelClearing() {
    return balance(CHANNEL_CLEARING, CHANNEL);
  }

  Money suspense(String reference) {
    return balance(SUSPENSE, reference);
  }

  private Money balance(AccountKind kind, String reference) {
    AccountId account = transaction.execute(status -> ledger.open(kind, reference));
    return ledger.balance(Objects.requireNonNull(account));
  }
}
