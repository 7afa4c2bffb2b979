package org.aidflow.reconciliation;

import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Code;
import org.aidflow.ledger.TransferKind;

/** What of an event of ours a statement shows. */
public enum Leg implements Code {
  /** A payment to a household leaves. */
  PAYMENT("付款", "payment", Side.DEBIT, TransferKind.PAYOUT, TransferKind.PAYOUT_STATEMENT),
  /** Such a payment comes back. */
  RETURN("退回", "return", Side.CREDIT, TransferKind.PAYOUT_RETURNED, TransferKind.RETURN_STATEMENT),
  /** A gift comes in. */
  RECEIPT("收款", "gift", Side.CREDIT, TransferKind.GIFT, TransferKind.CHANNEL_STATEMENT);

  private final String zh;
  private final String en;
  private final Side side;
  private final TransferKind event;
  private final TransferKind onStatement;

  Leg(String zh, String en, Side side, TransferKind event, TransferKind onStatement) {
    this.zh = zh;
    this.en = en;
    this.side = side;
    this.event = event;
    this.onStatement = onStatement;
  }

  /** The side of its line. */
  Side side() {
    return side;
  }

  /** The transfer by which the ledger comes to expect it. */
  TransferKind event() {
    return event;
  }

  /** The transfer, of the same reference, by which it is expected no longer. */
  TransferKind onStatement() {
    return onStatement;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }
}
