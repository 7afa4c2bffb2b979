package org.aidflow.workflow.models;

import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What a decision table may say: FEEL, and no functions of its own. */
@Component
class DmnRules {

  private static final Set<String> FORBIDDEN =
      Set.of("businessKnowledgeModel", "functionDefinition", "encapsulatedLogic", "invocation");

  void check(byte[] content, Findings findings) {
    Xml.read(content, findings)
        .ifPresent(document -> Xml.elements(document).forEach(element -> check(element, findings)));
  }

  private static void check(Element element, Findings findings) {
    var id = Xml.idOf(element);
    if (FORBIDDEN.contains(element.getLocalName())) {
      findings.forbid(id, "tables have no functions of their own");
    }
    Xml.attributes(element)
        .filter(attribute -> attribute.getLocalName().equals("expressionLanguage"))
        .filter(attribute -> !isFeel(attribute))
        .forEach(
            attribute ->
                findings.forbid(id, "tables speak FEEL only, not '" + attribute.getValue() + "'"));
  }

  private static boolean isFeel(Attr language) {
    var value = language.getValue().toLowerCase(Locale.ROOT);
    return value.equals("feel") || value.matches("https?://www\\.omg\\.org/.*/feel.*");
  }
}
