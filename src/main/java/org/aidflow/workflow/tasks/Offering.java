package org.aidflow.workflow.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aidflow.workflow.CaseCard;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.ProcessVariable;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Prepares a new task for the official who will open it: texts for the head of its form, rows for
 * its lists, and a post where somebody may do it.
 */
@Component
class Offering implements TaskListener {

  private final ObjectProvider<CaseCard> cards;
  private final ObjectProvider<TaskRows> rows;
  private final LineOfDuty lineOfDuty;
  private final ObjectMapper json = new ObjectMapper();

  Offering(ObjectProvider<CaseCard> cards, ObjectProvider<TaskRows> rows, LineOfDuty lineOfDuty) {
    this.cards = cards;
    this.rows = rows;
    this.lineOfDuty = lineOfDuty;
  }

  @Override
  public void notify(DelegateTask task) {
    CaseTask.of(task).ifPresent(caseTask -> offer(task, caseTask));
  }

  private void offer(DelegateTask task, CaseTask caseTask) {
    showOnCard(task, CaseVariables.CASE_NUMBER, CaseVariables.PRIORITY);
    cards.forEach(card -> card.card(caseTask.caseNumber()).forEach(task::setVariableLocal));
    rows.stream()
        .filter(supplier -> supplier.form().equals(caseTask.form()))
        .forEach(
            supplier ->
                supplier
                    .rows(caseTask.caseNumber(), task)
                    .forEach((name, value) -> handOut(task, name, value)));
    lineOfDuty.climb(task, caseTask);
  }

  /** Officials read the variables of their tasks, and not those of the process. */
  private static void showOnCard(DelegateTask task, ProcessVariable<?>... facts) {
    for (var fact : facts) {
      if (task.getVariable(fact.name()) instanceof String value) {
        task.setVariableLocal(fact.name(), value);
      }
    }
  }

  private void handOut(DelegateTask task, String name, Object value) {
    try {
      task.setVariableLocal(name, SpinValues.jsonValue(json.writeValueAsString(value)).create());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Rows '%s' of %s are no JSON".formatted(name, task.getTaskDefinitionKey()), e);
    }
  }
}
