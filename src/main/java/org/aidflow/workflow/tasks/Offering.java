package org.aidflow.workflow.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.ProcessVariable;
import org.aidflow.workflow.TaskRows;
import org.aidflow.workflow.WorkCard;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Prepares a new task for the official who will open it: texts for its card and the head of its
 * form, and rows for its lists.
 */
@Component
class Offering implements TaskListener {

  private static final String SUBJECT = "subject";
  private static final List<String> HEAD =
      List.of("areaName", "categoryName", "amountYuan", "summary", "proposal");

  private final ObjectProvider<WorkCard> cards;
  private final ObjectProvider<TaskRows> rows;
  private final ObjectProvider<Deadlines> deadlines;
  private final ObjectMapper json = new ObjectMapper();

  Offering(
      ObjectProvider<WorkCard> cards,
      ObjectProvider<TaskRows> rows,
      ObjectProvider<Deadlines> deadlines) {
    this.cards = cards;
    this.rows = rows;
    this.deadlines = deadlines;
  }

  @Override
  public void notify(DelegateTask task) {
    WorkTask.of(task).ifPresent(work -> offer(task, work));
  }

  private void offer(DelegateTask task, WorkTask work) {
    task.setVariableLocal(SUBJECT, work.subject().value());
    deadlines
        .getObject()
        .startBy(work.key(), work.subject())
        .ifPresent(((TaskEntity) task)::setFollowUpDate);
    showOnCard(task, CaseVariables.CASE_NUMBER, CaseVariables.PRIORITY);
    head(task, ofProcess(task));
    cards.forEach(room -> room.card(work.subject()).ifPresent(card -> head(task, card)));
    rows.stream()
        .filter(supplier -> supplier.form().equals(work.form()))
        .forEach(
            supplier -> supplier.rows(task).forEach((name, value) -> handOut(task, name, value)));
  }

  /** Officials read the variables of their tasks, and not those of the process. */
  private static void showOnCard(DelegateTask task, ProcessVariable<?>... facts) {
    for (var fact : facts) {
      if (task.getVariable(fact.name()) instanceof String value) {
        task.setVariableLocal(fact.name(), value);
      }
    }
  }

  /** What the process itself knows; the room of the subject may know better. */
  private static Map<String, String> ofProcess(DelegateTask task) {
    var known = new HashMap<String, String>();
    if (task.getVariable(CaseVariables.AREA.name()) instanceof String area) {
      known.put("areaName", Areas.localName(new AreaCode(area)));
    }
    if (task.getVariable(CaseVariables.AMOUNT_FEN.name()) instanceof Long fen) {
      known.put("amountYuan", Money.fen(fen).yuan());
    }
    return known;
  }

  private static void head(DelegateTask task, Map<String, String> card) {
    HEAD.stream()
        .filter(card::containsKey)
        .forEach(text -> task.setVariableLocal(text, card.get(text)));
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
