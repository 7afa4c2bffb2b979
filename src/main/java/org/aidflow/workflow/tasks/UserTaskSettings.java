package org.aidflow.workflow.tasks;

import java.util.Arrays;
import java.util.Objects;
import org.aidflow.access.Hand;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds to every user task what it must have, and to every place that waits for a message that early
 * signals are tried again. A designer cannot leave these out.
 */
@Component
public class UserTaskSettings extends AbstractBpmnParseListener {

  private static final String HAND = "hand";

  private final Offering offering;
  private final LineOfDuty lineOfDuty;
  private final WakeSignals wakeSignals;

  UserTaskSettings(Offering offering, LineOfDuty lineOfDuty, WakeSignals wakeSignals) {
    this.offering = offering;
    this.lineOfDuty = lineOfDuty;
    this.wakeSignals = wakeSignals;
  }

  static Hand handOf(TaskEntity task) {
    var activity = task.getProcessDefinition().findActivity(task.getTaskDefinitionKey());
    return activity.getProperty(HAND) instanceof Hand hand ? hand : Hand.OTHER;
  }

  static @Nullable String formOf(TaskEntity task) {
    var form = task.getTaskDefinition().getCamundaFormDefinitionKey();
    return form == null ? null : form.getExpressionText();
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var hand = handOf(element);
    activity.setProperty(HAND, hand);
    var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, offering);
    var groups = task.getCandidateGroupIdExpressions();
    if (!groups.isEmpty()) {
      var name = Objects.requireNonNullElse(element.attribute("name"), activity.getId());
      var offeredTo = new OfferedTo(groups, hand, name, lineOfDuty);
      groups.clear();
      groups.add(offeredTo);
    }
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    wakeAt(activity);
  }

  @Override
  public void parseIntermediateMessageCatchEventDefinition(Element element, ActivityImpl activity) {
    wakeAt(activity);
  }

  @Override
  public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    wakeAt(activity);
  }

  private void wakeAt(ActivityImpl activity) {
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, wakeSignals);
  }

  private static Hand handOf(Element userTask) {
    var extensions = userTask.element("extensionElements");
    var properties =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (properties == null) {
      return Hand.OTHER;
    }
    return properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
        .filter(property -> HAND.equals(property.attribute("name")))
        .map(property -> hand(userTask.attribute("id"), property.attribute("value")))
        .findFirst()
        .orElse(Hand.OTHER);
  }

  private static Hand hand(String element, @Nullable String name) {
    return Arrays.stream(Hand.values())
        .filter(hand -> Objects.equals(hand.name(), name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInput.of(
                    element,
                    ErrorCode.UNKNOWN_CODE,
                    "its property 'hand' is none of " + Arrays.toString(Hand.values())));
  }
}
