package org.aidflow.ledger;

import java.util.UUID;
import java.util.function.Supplier;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Speaks of the ledger in short: accounts of their own for each test, one transaction per call. */
abstract class LedgerTest extends AidflowTest {
  @Autowired protected Ledger ledger;
  @Autowired private PlatformTransactionManager transactions;

  final AccountId channel() {
    return open(AccountKind.CHANNEL_CLEARING);
  }

  final AccountId payout() {
    return open(AccountKind.PAYOUT_CLEARING);
  }

  final AccountId fund() {
    return open(AccountKind.LINE_FUND);
  }

  final AccountId fundWith(long fen) {
    var fund = fund();
    given(fen, fund);
    return fund;
  }

  final AccountId open(AccountKind kind) {
    return committed(() -> ledger.open(kind, UUID.randomUUID().toString()));
  }

  final Transfer given(long fen, AccountId fund) {
    var gift = transfer(TransferKind.GIFT, channel(), fund, fen);
    committed(() -> ledger.post(gift));
    return gift;
  }

  final Transfer reserved(AccountId fund, long fen) {
    var payment = transfer(TransferKind.PAYOUT, fund, payout(), fen);
    committed(() -> ledger.reserve(payment));
    return payment;
  }

  static Transfer transfer(TransferKind kind, AccountId from, AccountId to, long fen) {
    return Transfer.of(UUID.randomUUID(), kind, UUID.randomUUID().toString())
        .debit(from, new Money(fen))
        .credit(to, new Money(fen));
  }

  final <T> T committed(Supplier<T> work) {
    return new TransactionTemplate(transactions).execute(status -> work.get());
  }
}
