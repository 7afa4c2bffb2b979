package org.aidflow.workflow.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** {@code subject} = {@code BREAK} says that the model is about no case. */
  private static final String SUBJECT = "subject";

  private static final List<ProcessVariable<?>> OF_A_CASE =
      List.of(
          CaseVariables.CASE_NUMBER,
          CaseVariables.AREA,
          CaseVariables.AMOUNT_FEN,
          CaseVariables.PRIORITY);

  private static final List<ProcessVariable<?>> OF_OTHER_WORK =
      List.of(CaseVariables.AREA, CaseVariables.AMOUNT_FEN);

  String key() {
    return all(Process.class).findFirst().map(Process::getId).orElse("");
  }

  <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
    return model.getModelElementsByType(type).stream();
  }

  /** The kind of subject that this model is about, as it says; none when it is about a case. */
  Optional<String> subject() {
    return all(Process.class)
        .flatMap(process -> Optional.ofNullable(properties(process).get(SUBJECT)).stream())
        .findFirst();
  }

  boolean isAboutACase() {
    return subject().isEmpty();
  }

  /** What every model about such a subject has, and passes on. */
  List<String> subjectVariables() {
    return ofSubject().stream().<String>map(ProcessVariable::name).toList();
  }

  private List<ProcessVariable<?>> ofSubject() {
    return isAboutACase() ? OF_A_CASE : OF_OTHER_WORK;
  }

  /** The variables that this model may read, with the names of their types. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    ofSubject()
        .forEach(variable -> variables.put(variable.name(), variable.type().getSimpleName()));
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
