package org.aidflow.casefile.process;

import java.util.Map;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.CaseCard;
import org.springframework.stereotype.Component;

/**
 * What a task's card says of its case; the amount is what was approved, before that what is asked.
 */
@Component
class CaseCards implements CaseCard {

  private final CaseFiles files;

  CaseCards(CaseFiles files) {
    this.files = files;
  }

  @Override
  public Map<String, String> card(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    Money amount = file.approvedAt().isPresent() ? file.approved() : file.confirmed();
    return Map.of(
        "areaName", Areas.fullName(file.area()),
        "category", file.category().name(),
        "categoryName", file.category().en(),
        "urgency", file.urgency().name(),
        "amountYuan", amount.yuan());
  }
}
