package org.aidflow.workflow.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Deploying a model must not be running code. Of the engine's own attributes and elements only
 * those listed are taken, so that nothing unforeseen slips through; no class names, scripts,
 * listeners, connectors, external, mail or shell tasks.
 */
final class CodeRules {

  private static final Set<String> ENGINE =
      Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "asyncAfter",
          "asyncBefore",
          "calledElementBinding",
          "candidateGroups",
          "collection",
          "decisionRef",
          "decisionRefBinding",
          "delegateExpression",
          "diagramRelationId",
          "dueDate",
          "elementVariable",
          "exclusive",
          "followUpDate",
          "formRef",
          "formRefBinding",
          "historyTimeToLive",
          "isStartableInTasklist",
          "jobPriority",
          "mapDecisionResult",
          "modelerTemplate",
          "modelerTemplateVersion",
          "priority",
          "resultVariable",
          "versionTag");

  private static final Set<String> ELEMENTS =
      Set.of(
          "entry",
          "failedJobRetryTimeCycle",
          "in",
          "inputOutput",
          "inputParameter",
          "list",
          "map",
          "out",
          "outputParameter",
          "properties",
          "property",
          "value");

  private static final Set<String> SCRIPTS = Set.of("script", "scriptTask");
  private static final Set<String> LANGUAGES = Set.of("language", "scriptFormat");

  private static final Set<String> FUNCTIONS =
      Set.of("businessKnowledgeModel", "functionDefinition", "encapsulatedLogic", "invocation");

  private CodeRules() {}

  static Stream<ModelFault> aModelRunsNoCode(Markup model, ModelFiles all, ModelNames names) {
    return model
        .elements()
        .filter(element -> !isWithinWhatIsForbidden(element))
        .flatMap(
            element ->
                isForbidden(element)
                    ? Stream.of(model.forbidden(element, problemWith(element)))
                    : attributes(model, element, names));
  }

  /** Documentation says what it likes. */
  static Stream<ModelFault> anExpressionReachesNothingElse(
      Markup model, ModelFiles all, ModelNames names) {
    return model
        .elements()
        .filter(element -> !isWithinWhatIsForbidden(element) && !isForbidden(element))
        .flatMap(
            element ->
                texts(element)
                    .filter(Expressions::isIn)
                    .flatMap(text -> problem(model, element, text, names)));
  }

  static Stream<ModelFault> aTableSpeaksFeel(Markup table, ModelFiles all, ModelNames names) {
    return table
        .elements()
        .flatMap(
            element ->
                Markup.attributes(element)
                    .filter(attribute -> attribute.getLocalName().equals("expressionLanguage"))
                    .filter(attribute -> !isFeel(attribute))
                    .map(
                        attribute ->
                            table.forbidden(
                                element,
                                "is not written in FEEL; take its expression language away")));
  }

  static Stream<ModelFault> aTableHasNoFunctions(Markup table, ModelFiles all, ModelNames names) {
    return table
        .elements()
        .filter(element -> FUNCTIONS.contains(element.getLocalName()))
        .map(element -> table.forbidden(element, "is a function; write rows, and nothing else"));
  }

  private static boolean isFeel(Attr language) {
    var value = language.getValue().toLowerCase(Locale.ROOT);
    return value.equals("feel") || value.matches("https?://www\\.omg\\.org/.*/feel.*");
  }

  private static boolean isForbidden(Element element) {
    var name = element.getLocalName();
    return SCRIPTS.contains(name)
        || (isEngine(element.getNamespaceURI()) && !ELEMENTS.contains(name));
  }

  private static boolean isWithinWhatIsForbidden(Element element) {
    return element.getParentNode() instanceof Element around
        && (isForbidden(around) || isWithinWhatIsForbidden(around));
  }

  private static String problemWith(Element element) {
    return SCRIPTS.contains(element.getLocalName())
        ? "runs a script; use a service task with a delegate"
        : "uses camunda:%s, which models may not; use a service task with a delegate"
            .formatted(element.getLocalName());
  }

  private static Stream<ModelFault> attributes(Markup model, Element element, ModelNames names) {
    return Markup.attributes(element)
        .flatMap(attribute -> problemWith(attribute, names).stream())
        .map(problem -> model.forbidden(element, problem));
  }

  private static Optional<String> problemWith(Attr attribute, ModelNames names) {
    var name = attribute.getLocalName();
    if (LANGUAGES.contains(name)) {
      return Optional.of("runs a script; take the attribute " + name + " away");
    }
    if (isEngine(attribute.getNamespaceURI()) && !ATTRIBUTES.contains(name)) {
      return Optional.of(
          "uses the attribute camunda:%s, which models may not; use a service task with a delegate"
              .formatted(name));
    }
    return name.equals("delegateExpression") && !isDelegate(attribute.getValue(), names)
        ? Optional.of(
            ("names %s, which no room has; use a registered delegate, or"
                    + " ${recordFindingsDelegate} behind a user task of your own")
                .formatted(attribute.getValue()))
        : Optional.empty();
  }

  private static boolean isDelegate(String text, ModelNames names) {
    return Expressions.delegateIn(text).filter(names.delegates()::contains).isPresent();
  }

  private static Stream<String> texts(Element element) {
    var attributes =
        Markup.attributes(element)
            .filter(attribute -> !attribute.getLocalName().equals("delegateExpression"))
            .map(Attr::getValue);
    return element.getLocalName().equals("documentation")
        ? attributes
        : Stream.concat(attributes, Stream.of(Markup.ownText(element)));
  }

  private static Stream<ModelFault> problem(
      Markup model, Element element, String text, ModelNames names) {
    return Expressions.problemWith(text, names.beans())
        .map(problem -> model.forbidden(element, "holds '" + text + "', which " + problem))
        .stream();
  }

  private static boolean isEngine(String namespace) {
    return namespace != null && ENGINE.contains(namespace);
  }
}
