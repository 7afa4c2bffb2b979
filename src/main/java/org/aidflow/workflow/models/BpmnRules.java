package org.aidflow.workflow.models;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What a process model may say. Of the engine's own attributes and elements only those listed are
 * taken, so that nothing unforeseen slips through; no class names, scripts, listeners, connectors,
 * external, mail or shell tasks.
 */
@Component
class BpmnRules {

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

  private final ExpressionRules expressions;

  BpmnRules(ExpressionRules expressions) {
    this.expressions = expressions;
  }

  void check(byte[] content, Findings findings) {
    Xml.read(content, findings)
        .ifPresent(document -> Xml.elements(document).forEach(element -> check(element, findings)));
  }

  private void check(Element element, Findings findings) {
    var id = Xml.idOf(element);
    var name = element.getLocalName();
    if (SCRIPTS.contains(name)) {
      findings.forbid(id, "models run no scripts: use a service task with a delegate");
    } else if (isEngine(element.getNamespaceURI()) && !ELEMENTS.contains(name)) {
      findings.forbid(id, "the element camunda:" + name + " cannot be used here");
    }
    Xml.attributes(element).forEach(attribute -> check(attribute, id, findings));
    if (!name.equals("documentation")) {
      checkExpression(Xml.ownText(element), id, findings);
    }
  }

  private void check(Attr attribute, String id, Findings findings) {
    var name = attribute.getLocalName();
    if (LANGUAGES.contains(name)) {
      findings.forbid(id, "models run no scripts: leave out the attribute " + name);
    } else if (isEngine(attribute.getNamespaceURI()) && !ATTRIBUTES.contains(name)) {
      findings.forbid(id, "the attribute camunda:" + name + " cannot be used here");
    } else if (name.equals("delegateExpression")) {
      expressions
          .problemWithDelegate(attribute.getValue())
          .ifPresent(problem -> findings.forbid(id, "'" + attribute.getValue() + "' " + problem));
    } else {
      checkExpression(attribute.getValue(), id, findings);
    }
  }

  private void checkExpression(String text, String id, Findings findings) {
    if (ExpressionRules.isExpression(text)) {
      expressions
          .problemWith(text)
          .ifPresent(problem -> findings.forbid(id, "'" + text + "' " + problem));
    }
  }

  private static boolean isEngine(String namespace) {
    return namespace != null && ENGINE.contains(namespace);
  }
}
