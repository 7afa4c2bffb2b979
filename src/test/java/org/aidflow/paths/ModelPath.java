package org.aidflow.paths;

import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A flow or an event as it is drawn in a model. */
record ModelPath(FlowElement drawn) {

  PathElement element() {
    return new PathElement(modelOf(drawn), drawn.getId());
  }

  /** Whether a case may come by here or not: an event, or one way of several. */
  boolean isChoice() {
    return drawn instanceof Event
        || (drawn instanceof SequenceFlow flow
            && flow.getSource() instanceof Gateway gateway
            && gateway.getOutgoing().size() > 1);
  }

  /** {@code Released? No, sent back → Prepare the payment}. */
  String inWords() {
    if (drawn instanceof SequenceFlow flow) {
      var name = flow.getName() == null ? "" : " " + flow.getName();
      return nameOf(flow.getSource()) + name + " → " + nameOf(flow.getTarget());
    }
    return kind() + ": " + nameOf(drawn);
  }

  private String kind() {
    if (drawn instanceof BoundaryEvent event) {
      return "during “" + nameOf(event.getAttachedTo()) + "”";
    }
    if (drawn instanceof StartEvent event) {
      return event.getParentElement() instanceof SubProcess around && around.triggeredByEvent()
          ? "event subprocess “" + nameOf(around) + "”"
          : "start";
    }
    return drawn instanceof EndEvent ? "end" : "event";
  }

  private static String nameOf(FlowElement element) {
    return Objects.requireNonNullElse(element.getName(), element.getId())
        .lines()
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  private static String modelOf(ModelElementInstance element) {
    return element instanceof Process process
        ? process.getId()
        : modelOf(element.getParentElement());
  }
}
