package org.aidflow.workflow.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.aidflow.kernel.ErrorCode;
import org.springframework.stereotype.Component;

/** What a form may hold: the components that Tasklist shows, without pages of others. */
@Component
class FormRules {

  private static final Set<String> COMPONENTS =
      Set.of(
          "checkbox",
          "checklist",
          "datetime",
          "dynamiclist",
          "expression",
          "group",
          "html",
          "image",
          "number",
          "radio",
          "select",
          "separator",
          "spacer",
          "table",
          "taglist",
          "text",
          "textarea",
          "textfield");

  private final ObjectMapper json = new ObjectMapper();

  void check(byte[] content, Findings findings) {
    try {
      var form = json.readTree(content);
      if (form.path("id").asText().isEmpty()) {
        findings.add("", ErrorCode.REQUIRED, "a form has an id");
      }
      form.path("components").forEach(component -> check(component, findings));
    } catch (IOException e) {
      findings.add("", ErrorCode.UNREADABLE, "is no readable form");
    }
  }

  private static void check(JsonNode component, Findings findings) {
    var type = component.path("type").asText();
    if (!COMPONENTS.contains(type)) {
      findings.forbid(
          component.path("id").asText(), "forms hold no component of type '" + type + "'");
    }
    component.path("components").forEach(inner -> check(inner, findings));
  }
}
