package org.aidflow.workflow.contract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aidflow.workflow.contract.FormFile.Component;

/** What a form has to be, so that Tasklist shows it and the guard can check what comes back. */
final class FormRules {

  /** Of form-js 1.8.7, which Tasklist 7.24 ships. */
  private static final int SCHEMA_VERSION = 16;

  private static final Set<String> RENDERED =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime",
          "text",
          "html",
          "image",
          "table",
          "group",
          "dynamiclist",
          "expression",
          "separator",
          "spacer");

  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");

  private FormRules() {}

  static Stream<ModelFault> aFormIsNamedLikeItsFile(
      FormFile form, ModelFiles all, ModelNames names) {
    return form.name().equals(form.id() + ".form")
        ? Stream.empty()
        : Stream.of(form.fault("is the form of another file name; call file and form the same"));
  }

  static Stream<ModelFault> tasklistKnowsTheSchema(
      FormFile form, ModelFiles all, ModelNames names) {
    return form.schema().path("schemaVersion").asInt() <= SCHEMA_VERSION
        ? Stream.empty()
        : Stream.of(
            form.fault(
                "is of a newer schema than Tasklist knows; save it with schema version "
                    + SCHEMA_VERSION));
  }

  static Stream<ModelFault> tasklistRendersEveryComponent(
      FormFile form, ModelFiles all, ModelNames names) {
    return form.components()
        .filter(component -> !RENDERED.contains(component.type()))
        .map(
            component ->
                form.fault(
                    component,
                    "is a "
                        + component.type()
                        + ", which Tasklist does not render; use another component, and the Case tab"
                        + " for files"));
  }

  static Stream<ModelFault> aKeyIsUsedOnce(FormFile form, ModelFiles all, ModelNames names) {
    Set<String> seen = new HashSet<>();
    return form.components()
        .filter(Component::isField)
        .filter(field -> !seen.add(field.key()))
        .map(
            field ->
                form.fault(
                    field,
                    "uses the key %s a second time; give each field a key of its own"
                        .formatted(field.key())));
  }

  static Stream<ModelFault> aFieldSaysWhatItTakes(FormFile form, ModelFiles all, ModelNames names) {
    return form.components()
        .filter(Component::isField)
        .flatMap(field -> problemWith(field).map(message -> form.fault(field, message)).stream());
  }

  private static Optional<String> problemWith(Component field) {
    var json = field.json();
    var rules = json.path("validate");
    String key = json.path("key").asText();
    if (!CAMEL.matcher(key).matches()) {
      return Optional.of("has a key that is no plain name; write it like visitedOn");
    }
    boolean exact =
        json.path("serializeToString").asBoolean() && json.path("decimalDigits").asInt() == 2;
    if (key.endsWith("Yuan") != exact) {
      return Optional.of(
          "is no proper amount; make it a number with two decimals kept as text, its key ending in"
              + " Yuan");
    }
    return switch (field.type()) {
      case "textfield", "textarea" ->
          unless(rules.has("maxLength"), "takes text without end; set its greatest length");
      case "number" ->
          unless(
              rules.has("min") && rules.has("max"),
              "takes any number; set its least and its greatest value");
      case "datetime" ->
          unless(
              json.path("subtype").asText().equals("date"), "takes a time of day; make it a date");
      case "radio", "select", "checklist", "taglist" ->
          unless(!json.path("values").isEmpty(), "offers no closed list; give it its values");
      default -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean fine, String problem) {
    return fine ? Optional.empty() : Optional.of(problem);
  }
}
