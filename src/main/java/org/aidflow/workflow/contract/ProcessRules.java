package org.aidflow.workflow.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.kernel.WorkKind;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.jspecify.annotations.Nullable;

/** What a process model has to be as a whole. */
final class ProcessRules {

  private static final Pattern ELEMENT_ID =
      Pattern.compile(
          "(StartEvent|EndEvent|TimerEvent|CatchEvent|ThrowEvent|BoundaryEvent|Gateway|UserTask"
              + "|ServiceTask|ReceiveTask|BusinessRuleTask|CallActivity|SubProcess)"
              + "_[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");

  private static final List<String> KINDS =
      Arrays.stream(WorkKind.values()).map(WorkKind::name).toList();

  private ProcessRules() {}

  static Stream<ModelFault> aProcessIsNamedLikeItsFile(
      ProcessFile file, ModelFiles all, ModelNames names) {
    boolean fits = file.all(Process.class).count() == 1 && file.name().equals(file.key() + ".bpmn");
    return fits
        ? Stream.empty()
        : Stream.of(
            new ModelFault(
                file.name(),
                file.key(),
                "is not the one process of a file of its name; call file and process the same"));
  }

  static Stream<ModelFault> aProcessIsAboutSomethingKnown(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file
        .subject()
        .filter(subject -> !KINDS.contains(subject))
        .map(
            subject ->
                new ModelFault(
                    file.name(),
                    file.key(),
                    ("is about %s, which is no kind of work; set the extension property subject to"
                            + " one of %s, or take it away when it is about a case")
                        .formatted(subject, String.join(", ", KINDS))))
        .stream();
  }

  static Stream<ModelFault> elementsAreNamedByWhatTheyAre(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        FlowNode.class,
        node -> !ELEMENT_ID.matcher(node.getId()).matches(),
        "has an id that does not say what it is; write Type_PascalName, like"
            + " UserTask_VisitHousehold");
  }

  static Stream<ModelFault> historyHasATimeToLive(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        Process.class,
        process -> process.getCamundaHistoryTimeToLiveString() == null,
        "has no history time to live; set it, P3650D is usual");
  }

  static Stream<ModelFault> theDiagramIsComplete(
      ProcessFile file, ModelFiles all, ModelNames names) {
    Set<@Nullable BaseElement> drawn =
        Stream.concat(
                file.all(BpmnShape.class).map(BpmnShape::getBpmnElement),
                file.all(BpmnEdge.class).map(BpmnEdge::getBpmnElement))
            .collect(Collectors.toSet());
    return file.faults(
        FlowElement.class,
        element ->
            (element instanceof FlowNode || element instanceof SequenceFlow)
                && !drawn.contains(element),
        "is not in the diagram; draw it, or take it out of the file");
  }

  static Stream<ModelFault> anAsyncBoundaryHasAReason(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        FlowNode.class,
        node ->
            (isSet(node, "asyncBefore") || isSet(node, "asyncAfter"))
                && node.getDocumentations().isEmpty(),
        "is asynchronous without a reason, one commit more for every case; write the reason into"
            + " its documentation, or take it out");
  }

  private static boolean isSet(FlowNode node, String attribute) {
    return "true".equals(node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute));
  }
}
