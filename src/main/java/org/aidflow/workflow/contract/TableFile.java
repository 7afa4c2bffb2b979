package org.aidflow.workflow.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A {@code .dmn} file and what rules ask of it. */
record TableFile(String name, DmnModelInstance model) {

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  String key() {
    return all(Decision.class).findFirst().map(Decision::getId).orElse("");
  }

  <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
    return model.getModelElementsByType(type).stream();
  }

  /** The texts that the rows of one input compare with. */
  Set<String> literalsOf(String input) {
    List<String> inputs = all(Input.class).map(TableFile::expressionOf).toList();
    int column = inputs.indexOf(input);
    return column < 0
        ? Set.of()
        : all(Rule.class)
            .map(rule -> new ArrayList<>(rule.getInputEntries()).get(column).getTextContent())
            .flatMap(text -> LITERAL.matcher(text).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());
  }

  static String expressionOf(Input input) {
    return input.getInputExpression() == null || input.getInputExpression().getText() == null
        ? ""
        : input.getInputExpression().getText().getTextContent().trim();
  }

  /** One fault for each element of a type that is wrong in the same way. */
  <T extends DmnElement> Stream<ModelFault> faults(
      Class<T> type, Predicate<? super T> wrong, String message) {
    return all(type).filter(wrong).map(element -> fault(element, message));
  }

  ModelFault fault(DmnElement element, String message) {
    return new ModelFault(name, element.getId(), message);
  }
}
