package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.workflow.FormWords;
import org.aidflow.workflow.FormWords.FieldWords;
import org.springframework.util.StringUtils;

/**
 * What the rooms refuse of a submission, said with the labels of its form as {@link FormCheck}
 * does: officials see labels and rows, not names of fields.
 */
final class InWords {

  private static final Pattern ROW = Pattern.compile("\\[(\\d+)]");
  private static final String LABEL = "“";

  private final Map<String, FieldWords> fields;

  private InWords(Map<String, FieldWords> fields) {
    this.fields = fields;
  }

  static InvalidInput of(InvalidInput refused, JsonNode form) {
    var words = new InWords(FormWords.in(form));
    return new InvalidInput(refused.errors().stream().map(words::labelled).toList());
  }

  private FieldError labelled(FieldError error) {
    return error.message().startsWith(LABEL)
        ? error
        : new FieldError(
            error.field(), error.code(), label(error.field()) + ": " + error.message());
  }

  /** {@code lines[1].confirmedYuan} as “It needs” in row 2. */
  private String label(String field) {
    var row = ROW.matcher(field);
    var known = fields.get(row.replaceAll(""));
    var label = "“%s”".formatted(known == null ? StringUtils.capitalize(field) : known.label());
    return row.reset().find() ? label + " in row " + (Integer.parseInt(row.group(1)) + 1) : label;
  }
}
