package org.aidflow.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Reads the flows and events of models. */
final class ModelPaths {

  private static final List<Class<? extends FlowElement>> KINDS =
      List.of(
          StartEvent.class,
          IntermediateCatchEvent.class,
          IntermediateThrowEvent.class,
          BoundaryEvent.class,
          EndEvent.class,
          SequenceFlow.class);

  private ModelPaths() {}

  /**
   * All of them in the models of that directory, model by model in the order of their names. Flows
   * out of event-based gateways are left out, for nothing takes them: the event behind them
   * happens.
   */
  static List<ModelPath> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .sorted()
          .flatMap(file -> of(Bpmn.readModelFromFile(file.toFile())))
          .toList();
    }
  }

  private static Stream<ModelPath> of(BpmnModelInstance model) {
    return KINDS.stream()
        .flatMap(kind -> model.getModelElementsByType(kind).stream())
        .filter(
            drawn ->
                !(drawn instanceof SequenceFlow flow
                    && flow.getSource() instanceof EventBasedGateway))
        .map(ModelPath::new);
  }
}
