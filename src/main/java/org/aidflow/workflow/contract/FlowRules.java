package org.aidflow.workflow.contract;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** How a case finds its way through a model. */
final class FlowRules {

  private FlowRules() {}

  static Stream<ModelFault> aGatewayHasADefault(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return asking(file)
        .filter(gateway -> defaultOf(gateway) == null)
        .map(
            gateway ->
                file.fault(
                    gateway,
                    "has no default; make the way that is safe when nothing else holds its default"
                        + " flow"));
  }

  static Stream<ModelFault> everyOtherWayHasACondition(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return asking(file)
        .filter(gateway -> defaultOf(gateway) != null)
        .flatMap(
            gateway ->
                gateway.getOutgoing().stream()
                    .filter(way -> way.equals(defaultOf(gateway)) == isConditional(way))
                    .map(
                        way ->
                            file.fault(
                                way,
                                isConditional(way)
                                    ? "is the default and has a condition; take the condition away"
                                    : "has no condition; give it one, or make it the default")));
  }

  static Stream<ModelFault> questionsAndAnswersAreLabelled(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return asking(file)
        .<FlowElement>flatMap(
            gateway -> Stream.concat(Stream.of(gateway), gateway.getOutgoing().stream()))
        .filter(element -> element.getName() == null || element.getName().isBlank())
        .map(
            element ->
                file.fault(
                    element,
                    element instanceof Gateway
                        ? "asks nothing; name it by its question"
                        : "answers nothing; name it by its answer"));
  }

  static Stream<ModelFault> aConditionCanBeRead(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        SequenceFlow.class,
        way -> isConditional(way) && conditionOf(way).isEmpty(),
        "has a condition that is more than a comparison of variables with values; write it like"
            + " ${decision == 'REFUSED'}");
  }

  static Stream<ModelFault> aConditionIsPositive(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        SequenceFlow.class,
        way -> conditionOf(way).filter(Condition::negated).isPresent(),
        "has a negated condition; ask for what is, and let the default take the rest");
  }

  static Stream<ModelFault> aConditionUsesDeclaredVariables(
      ProcessFile file, ModelFiles all, ModelNames names) {
    var declared = file.variables();
    return file.all(SequenceFlow.class)
        .flatMap(
            way ->
                conditionOf(way).stream()
                    .flatMap(condition -> condition.variables().stream())
                    .filter(name -> !declared.containsKey(name))
                    .map(
                        name ->
                            file.fault(
                                way,
                                ("reads %s, which the model does not declare; add the extension"
                                        + " property variable:%s with its type to the process")
                                    .formatted(name, name))));
  }

  static Stream<ModelFault> aMessageIsSent(ProcessFile file, ModelFiles all, ModelNames names) {
    return Stream.concat(
            file.all(MessageEventDefinition.class)
                .filter(event -> !isSent(event.getMessage(), names))
                .map(event -> (BaseElement) event.getParentElement()),
            file.all(ReceiveTask.class).filter(task -> !isSent(task.getMessage(), names)))
        .map(
            element ->
                file.fault(
                    element,
                    "waits for a message that nobody sends; choose one of "
                        + String.join(", ", new TreeSet<>(names.messages()))));
  }

  private static Stream<Gateway> asking(ProcessFile file) {
    return file.all(Gateway.class)
        .filter(
            gateway -> gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
        .filter(gateway -> gateway.getOutgoing().size() > 1);
  }

  private static @Nullable SequenceFlow defaultOf(Gateway gateway) {
    if (gateway instanceof ExclusiveGateway exclusive) {
      return exclusive.getDefault();
    }
    return gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
  }

  private static boolean isConditional(SequenceFlow way) {
    return way.getConditionExpression() != null;
  }

  private static Optional<Condition> conditionOf(SequenceFlow way) {
    return isConditional(way)
        ? Condition.read(way.getConditionExpression().getTextContent().trim())
        : Optional.empty();
  }

  private static boolean isSent(@Nullable Message message, ModelNames names) {
    return message != null
        && message.getName() != null
        && names.messages().contains(message.getName());
  }
}
