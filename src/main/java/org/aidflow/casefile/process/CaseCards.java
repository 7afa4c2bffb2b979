package org.aidflow.casefile.process;

import java.util.Map;
import java.util.Optional;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.WorkCard;
import org.springframework.stereotype.Component;

/**
 * What a task's card says of its case; the amount is what was approved, before that what is asked,
 * goods by their estimate.
 */
@Component
class CaseCards implements WorkCard {

  private final CaseFiles files;

  CaseCards(CaseFiles files) {
    this.files = files;
  }

  @Override
  public Optional<Map<String, String>> card(Subject subject) {
    return subject instanceof CaseNumber caseNumber
        ? Optional.of(cardOf(caseNumber))
        : Optional.empty();
  }

  private Map<String, String> cardOf(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    Money amount = file.approvedAt().isPresent() ? file.approvedValue() : file.confirmedValue();
    return Map.of(
        "areaName", Areas.localName(file.area()),
        "category", file.category().name(),
        "categoryName", file.category().en(),
        "urgency", file.urgency().name(),
        "amountYuan", amount.yuan());
  }
}
