package org.aidflow.reconciliation;

import org.aidflow.kernel.Code;
import org.jspecify.annotations.Nullable;

/**
 * How statement and ledger differ. PostgreSQL holds the same ways to clear each kind ({@code
 * break_kind_clearing}).
 */
public enum BreakKind implements Code {
  /** We have it as paid, returned or received; the bank's statements do not show it. */
  MISSING_THERE("银行未见", "not on the statement", Clearing.CORRECT),
  /** The bank has it, and nothing of ours fits. */
  MISSING_HERE("账上未见", "not in our books", Clearing.CORRECT),
  AMOUNT("金额不符", "another amount", Clearing.CORRECT),
  /** The same payment, return or gift is on a statement once more. */
  DUPLICATE("重复", "on the statement twice", null),
  /** The bank gave back what we have as paid. */
  LATE_RETURN("迟到退回", "returned without a word", Clearing.CORRECT),
  /** The bank says, by statement or answer, what contradicts the state of a payment. */
  STATUS_CONFLICT("状态矛盾", "contradicts what we know", Clearing.ACCEPT);

  private final String zh;
  private final String en;
  private final @Nullable Clearing own;

  BreakKind(String zh, String en, @Nullable Clearing own) {
    this.zh = zh;
    this.en = en;
    this.own = own;
  }

  /** Whether a break of this kind may be cleared so. */
  public boolean allows(Clearing clearing) {
    return switch (clearing) {
      case SUSPENSE, WAIT, MATCHED -> true;
      case CORRECT, ACCEPT -> clearing == own;
    };
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
