package org.aidflow.workflow;

import org.aidflow.kernel.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The variables that every model about a case has, and every call activity passes on. Models about
 * other subjects have {@link #AREA} and {@link #AMOUNT_FEN} alone.
 */
public final class CaseVariables {

  /** For example {@code HR-2026-0000017}; the business key as well. */
  public static final ProcessVariable<String> CASE_NUMBER =
      new ProcessVariable<>("caseNumber", String.class);

  /** The code of the village that the household lives in, or of the county that pays. */
  public static final ProcessVariable<String> AREA = new ProcessVariable<>("area", String.class);

  /** What is asked for, and what is approved once that is decided; what else is at stake. */
  public static final ProcessVariable<Long> AMOUNT_FEN =
      new ProcessVariable<>("amountFen", Long.class);

  /** The band: {@code P1} to {@code P4}. */
  public static final ProcessVariable<String> PRIORITY =
      new ProcessVariable<>("priority", String.class);

  /**
   * The body of a request that was filed through the engine's own doors, as JSON text; there only
   * until the transaction ends.
   */
  public static final ProcessVariable<String> REQUEST =
      new ProcessVariable<>("request", String.class);

  private CaseVariables() {}

  /** The case that this execution works on. */
  public static CaseNumber caseNumberOf(DelegateExecution execution) {
    return new CaseNumber(CASE_NUMBER.get(execution));
  }
}
