package org.aidflow.workflow.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A {@code .bpmn} file and what rules ask of it. */
record ProcessFile(String name, BpmnModelInstance model) {

  /** {@code variable:eligible} = {@code Boolean} declares a variable of the model. */
  private static final String VARIABLE = "variable:";

  /** What every model has, with the names of their types. */
  static final Map<String, String> CASE_VARIABLES =
      List.<ProcessVariable<?>>of(
              CaseVariables.CASE_NUMBER,
              CaseVariables.AREA,
              CaseVariables.AMOUNT_FEN,
              CaseVariables.PRIORITY)
          .stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  ProcessVariable::name, variable -> variable.type().getSimpleName()));

  String key() {
    return all(Process.class).findFirst().map(Process::getId).orElse("");
  }

  <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
    return model.getModelElementsByType(type).stream();
  }

  /** The variables that this model may read, with the names of their types. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(CASE_VARIABLES);
    all(Process.class)
        .flatMap(process -> properties(process).entrySet().stream())
        .filter(property -> property.getKey().startsWith(VARIABLE))
        .forEach(
            property ->
                variables.put(property.getKey().substring(VARIABLE.length()), property.getValue()));
    return variables;
  }

  /** The extension properties of an element itself. */
  static Map<String, String> properties(BaseElement element) {
    Map<String, String> properties = new HashMap<>();
    extensions(element, CamundaProperties.class).stream()
        .map(CamundaProperties::getCamundaProperties)
        .flatMap(Collection<CamundaProperty>::stream)
        .filter(found -> found.getCamundaName() != null && found.getCamundaValue() != null)
        .forEach(found -> properties.put(found.getCamundaName(), found.getCamundaValue()));
    return properties;
  }

  static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
    var extensions = element.getExtensionElements();
    return extensions == null ? List.of() : extensions.getElementsQuery().filterByType(type).list();
  }

  /** One fault for each element of a type that is wrong in the same way. */
  <T extends BaseElement> Stream<ModelFault> faults(
      Class<T> type, Predicate<? super T> wrong, String message) {
    return all(type).filter(wrong).map(element -> fault(element, message));
  }

  ModelFault fault(BaseElement element, String message) {
    return new ModelFault(name, element.getId(), message);
  }
}
