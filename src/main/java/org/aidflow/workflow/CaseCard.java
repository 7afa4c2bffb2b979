package org.aidflow.workflow;

import java.util.Map;
import org.aidflow.kernel.CaseNumber;

/** What a task's card and the head of its form say of the case. */
public interface CaseCard {

  /**
   * Texts by name, no personal data: {@code areaName}, {@code categoryName} and {@code amountYuan}
   * in words, {@code category} and {@code urgency} as codes that {@code deadlines.dmn} reads.
   */
  Map<String, String> card(CaseNumber caseNumber);
}
