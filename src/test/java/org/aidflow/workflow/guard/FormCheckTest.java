package org.aidflow.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What a form takes, whoever fills it in. */
class FormCheckTest extends AidflowTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HANDED_OUT =
      """
      {"colours": [{"label": "Red", "value": "RED"}],
       "lines": [{"id": "one", "askedYuan": "100.00"}, {"id": "two", "askedYuan": "50.00"}]}
      """;

  private static final String TWO_ROWS =
      """
      [{"id": "one", "confirmed": true, "confirmedYuan": "99.90"}, {"id": "two", "confirmed": false}]
      """;

  @Test
  void yuanBecomeFenExactly() {
    assertThat(check(with("decision", "\"LOWER\"", "approvedYuan", "\"0.07\"")))
        .containsEntry("approvedYuan", 7L);
    assertThat(check(with("decision", "\"LOWER\"", "approvedYuan", "\"999.99\"")))
        .containsEntry("approvedYuan", 99_999L);
    assertThat(check(with("decision", "\"LOWER\"", "approvedYuan", "800")))
        .containsEntry("approvedYuan", 80_000L);
    assertThat(check(with("decision", "\"LOWER\"", "approvedYuan", "800.5")))
        .containsEntry("approvedYuan", 80_050L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approvedYuan | \"0.005\" | BAD_FORMAT",
        "approvedYuan | \"-5\" | OUT_OF_RANGE",
        "approvedYuan | \"1000.01\" | OUT_OF_RANGE",
        "approvedYuan | \"1e3\" | WRONG_TYPE",
        "approvedYuan | \"NaN\" | WRONG_TYPE",
        "approvedYuan | \"99999999999999999999\" | WRONG_TYPE",
        "approvedYuan | true | WRONG_TYPE",
        "approvedYuan | [] | REQUIRED",
        "approvedYuan | null | REQUIRED",
        "size | 0 | OUT_OF_RANGE",
        "size | 31 | OUT_OF_RANGE",
        "size | 2.5 | BAD_FORMAT",
        "size | \"four\" | WRONG_TYPE",
        "size | {} | WRONG_TYPE",
        "note | \"ab\" | TOO_SHORT",
        "note | 7 | WRONG_TYPE",
        "note | \"a\\u0000b c\" | BAD_FORMAT",
        "note | \"\\ud800 abc\" | BAD_FORMAT",
        "plate | \"AB12\" | BAD_FORMAT",
        "plate | \"xAB123\" | BAD_FORMAT",
        "seen | \"yes\" | WRONG_TYPE",
        "seen | 1 | WRONG_TYPE",
        "decision | \"MAYBE\" | UNKNOWN_CODE",
        "decision | \"\" | REQUIRED",
        "decision | [\"LOWER\"] | UNKNOWN_CODE",
        "reasons | \"A\" | WRONG_TYPE",
        "reasons | [\"A\",\"C\"] | UNKNOWN_CODE",
        "reasons | [\"A\",\"A\"] | DUPLICATE",
        "visitedOn | \"20.11.2026\" | BAD_FORMAT",
        "visitedOn | \"2026-02-30\" | BAD_FORMAT",
        "visitedOn | \"0026-02-03\" | OUT_OF_RANGE",
        "visitedOn | 20261120 | WRONG_TYPE",
        "colour | \"BLUE\" | UNKNOWN_CODE",
        "salary | 1 | UNKNOWN_FIELD",
        "lines | \"x\" | WRONG_TYPE",
        "lines | [] | REQUIRED",
      })
  void aFieldIsRefusedByName(String field, String value, ErrorCode code) {
    var submitted = with("decision", "\"LOWER\"", "approvedYuan", "\"10\"");
    assertThat(errors(set(submitted, field, value)))
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"😀 emoji", "مرحبا بالعالم", "\u202eright to left\u202c", "line\nbreak", "种下的话"})
  void textOfAnyScriptIsText(String text) {
    assertThat(check(with("decision", "\"APPROVE\"", "note", JSON.valueToTree(text).toString())))
        .containsEntry("note", text);
  }

  @Test
  void tooLongTextIsRefused() {
    var text = JSON.valueToTree("x".repeat(201)).toString();
    assertThat(errors(with("decision", "\"APPROVE\"", "note", text)))
        .extracting(FieldError::code)
        .containsExactly(ErrorCode.TOO_LONG);
  }

  @Test
  void aHiddenFieldIsNotAskedForAndMustNotCome() {
    assertThat(check(with("decision", "\"APPROVE\""))).doesNotContainKey("approvedYuan");
    assertThat(errors(with("decision", "\"APPROVE\"", "approvedYuan", "\"10\"")))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("approvedYuan", ErrorCode.UNKNOWN_FIELD));
  }

  @Test
  void aReadOnlyFieldIsTheApplications() {
    assertThat(check(with("decision", "\"APPROVE\"", "shown", "\"forged\"")))
        .doesNotContainKey("shown");
  }

  @Test
  void rowsComeBackAsTheyWereHandedOutWithWhatWasTyped() {
    assertThat(check(with("decision", "\"APPROVE\"", "colour", "\"RED\"")))
        .containsEntry("colour", "RED")
        .containsEntry(
            "lines",
            List.of(
                Map.of(
                    "id", "one", "askedYuan", "100.00", "confirmed", true, "confirmedYuan", 9_990L),
                Map.of("id", "two", "askedYuan", "50.00")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"id\":\"one\"},{\"id\":\"three\"}] | lines[1].id | UNKNOWN_CODE",
        "[{\"id\":\"one\"},{\"id\":\"one\"}] | lines[1].id | UNKNOWN_CODE",
        "[{\"id\":\"one\"}] | lines | REQUIRED",
        "[{\"id\":\"one\"},{\"id\":\"two\"},{\"id\":\"\"}] | lines[2].id | UNKNOWN_CODE",
        "[{\"id\":\"one\",\"askedYuan\":\"1\"},{\"id\":\"two\"}] | lines[0].askedYuan | UNKNOWN_FIELD",
        "[{\"id\":\"one\",\"confirmed\":true},{\"id\":\"two\"}] | lines[0].confirmedYuan | REQUIRED",
        "[{\"id\":\"one\",\"confirmed\":true,\"confirmedYuan\":\"-1\"},{\"id\":\"two\"}] | lines[0].confirmedYuan | OUT_OF_RANGE",
        "[{\"id\":\"one\",\"confirmedYuan\":\"1\"},{\"id\":\"two\"}] | lines[0].confirmedYuan | UNKNOWN_FIELD",
        "[\"one\",\"two\"] | lines[0] | WRONG_TYPE",
      })
  void aRowIsRefusedByItsPlace(String rows, String field, ErrorCode code) {
    assertThat(errors(set(with("decision", "\"APPROVE\""), "lines", rows)))
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.code()).isEqualTo(code);
            });
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithTheFormsLabels() {
    var errors = errors(with("size", "99", "salary", "1", "note", "\"x\""));
    assertThat(errors)
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("decision", "size", "note", "salary");
    assertThat(errors)
        .extracting(FieldError::message)
        .contains("“Decision” is required", "“People” is more than is possible here");
  }

  private Map<String, Object> check(ObjectNode submitted) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(command -> FormCheck.check(form(), submitted, json(HANDED_OUT)));
  }

  private List<FieldError> errors(ObjectNode submitted) {
    return catchThrowableOfType(InvalidInput.class, () -> check(submitted)).errors();
  }

  private static ObjectNode with(String... namesAndValues) {
    var submitted = json("{\"lines\": " + TWO_ROWS + "}");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      set(submitted, namesAndValues[i], namesAndValues[i + 1]);
    }
    return submitted;
  }

  private static ObjectNode set(ObjectNode submitted, String name, String value) {
    try {
      submitted.set(name, JSON.readTree(value));
      return submitted;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(value, e);
    }
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static JsonNode form() {
    try {
      return JSON.readTree(
          new ClassPathResource("org/aidflow/workflow/try-task.form").getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
