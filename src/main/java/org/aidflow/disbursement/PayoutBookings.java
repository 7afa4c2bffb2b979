package org.aidflow.disbursement;

import static org.aidflow.ledger.AccountKind.CHANNEL_CLEARING;
import static org.aidflow.ledger.AccountKind.LINE_FUND;
import static org.aidflow.ledger.AccountKind.PAYOUT_CLEARING;
import static org.aidflow.ledger.AccountKind.REFUNDS_PAYABLE;
import static org.aidflow.ledger.AccountKind.SUSPENSE;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.aidflow.ledger.MoneyForRecovery;
import org.aidflow.ledger.Transfer;
import org.aidflow.ledger.TransferKind;
import org.springframework.stereotype.Component;

/**
 * What a payment does to the ledger, under ids that follow from its own: done twice it is done
 * once.
 *
 * <p>Call it last in a transaction.
 */
@Component
class PayoutBookings {
  private static final String CUSTODY = "custody";

  private final Ledger ledger;
  private final RefundBook refunds;

  PayoutBookings(Ledger ledger, RefundBook refunds) {
    this.ledger = ledger;
    this.refunds = refunds;
  }

  /** Line funds, refunds payable → payout clearing, set aside only. */
  void reserve(Disbursement payment) {
    var clearing = ledger.open(PAYOUT_CLEARING, CUSTODY);
    var transfer = transfer(payment, TransferKind.PAYOUT, payment.id());
    for (var share : funds(payment).entrySet()) {
      transfer = transfer.debit(share.getKey(), share.getValue());
    }
    ledger.reserve(transfer.credit(clearing, payment.amount()));
  }

  /** What was set aside is paid. */
  void settle(Disbursement payment) {
    ledger.settle(payment.id(), id(payment, "settled"));
    payment
        .bankReference()
        .ifPresent(bank -> ledger.knownAs(TransferKind.PAYOUT, payment.id().toString(), bank));
  }

  /** What was set aside is there again. */
  void free(Disbursement payment) {
    ledger.free(payment.id(), id(payment, "freed"));
  }

  /** Payout clearing → line funds, refunds payable: the bank sent it back. */
  void giveBack(Disbursement payment) {
    var clearing = ledger.open(PAYOUT_CLEARING, CUSTODY);
    var transfer = transfer(payment, TransferKind.PAYOUT_RETURNED, id(payment, "returned"));
    transfer = transfer.debit(clearing, payment.amount());
    for (var share : funds(payment).entrySet()) {
      transfer = transfer.credit(share.getKey(), share.getValue());
    }
    ledger.post(transfer);
  }

  /** Where money that a channel brought stands until a statement shows it. */
  AccountId clearingOf(String channel) {
    return ledger.open(CHANNEL_CLEARING, channel);
  }

  boolean isClearing(AccountId account, String channel) {
    return account.equals(clearingOf(channel));
  }

  /**
   * A channel's clearing, or suspense → line funds: it came back from whom it was paid to.
   *
   * @param leftOver the suspense account of what is more than was outstanding
   */
  void recovered(UUID receipt, MoneyForRecovery money, Map<UUID, Money> lines, UUID leftOver) {
    var transfer =
        Transfer.of(receipt, TransferKind.RECOVERED, receipt.toString())
            .debit(money.from(), money.amount());
    var rest = money.amount();
    for (var share : new TreeMap<>(lines).entrySet()) {
      transfer =
          transfer.credit(ledger.open(LINE_FUND, share.getKey().toString()), share.getValue());
      rest = rest.minus(share.getValue());
    }
    if (rest.isPositive()) {
      transfer = transfer.credit(ledger.open(SUSPENSE, leftOver.toString()), rest);
    }
    ledger.post(transfer);
    ledger.knownAs(TransferKind.RECOVERED, receipt.toString(), money.channelReference());
  }

  /** What kind of account a payment draws on. */
  AccountKind fundKind(Disbursement payment) {
    return payment.purpose() == Purpose.REFUND ? REFUNDS_PAYABLE : LINE_FUND;
  }

  /** The references of the accounts that a payment draws on. */
  List<String> fundNames(Disbursement payment) {
    return List.copyOf(shares(payment).keySet());
  }

  private Map<AccountId, Money> funds(Disbursement payment) {
    var funds = new LinkedHashMap<AccountId, Money>();
    shares(payment)
        .forEach((name, share) -> funds.put(ledger.open(fundKind(payment), name), share));
    return funds;
  }

  private SortedMap<String, Money> shares(Disbursement payment) {
    var shares = new TreeMap<String, Money>();
    if (payment.purpose() == Purpose.REFUND) {
      shares.put(refunds.of(payment.refundNumber()).owedFor().toString(), payment.amount());
    } else {
      payment.lines().forEach((line, share) -> shares.put(line.toString(), share));
    }
    return shares;
  }

  private static Transfer transfer(Disbursement payment, TransferKind kind, UUID id) {
    return Transfer.of(id, kind, payment.id().toString());
  }

  private static UUID id(Disbursement payment, String what) {
    return UUID.nameUUIDFromBytes((payment.id() + " " + what).getBytes(StandardCharsets.UTF_8));
  }
}
