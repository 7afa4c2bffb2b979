package org.aidflow.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Doors.Answer;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forms of the house, each at a task of its own, with nonsense in every field. */
@ExtendWith(OutputCaptureExtension.class)
class EveryFormTest extends AidflowTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MODEL =
      Path.of("src/test/resources/org/aidflow/workflow/try-task.bpmn");

  private static final List<Object> NO_TEXT =
      List.of(7, List.of("x"), Map.of("a", 1), "a\u0000b", "\ud800", "x".repeat(6_000));
  private static final List<Object> NO_NUMBER =
      List.of("x", true, List.of(1), Map.of("a", 1), "1e3", 1e30, "NaN", "1.23456789012");
  private static final List<Object> NO_CHOICE = List.of("NO SUCH", 7, List.of("x"), Map.of("a", 1));
  private static final List<Object> NO_BOX = List.of("yes", 7, List.of(true), Map.of("a", 1));
  private static final List<Object> NO_LIST =
      List.of("x", 7, List.of("NO SUCH"), List.of(Map.of("a", 1)));
  private static final List<Object> NO_DAY =
      List.of("2026-02-30", "x", 7, "0001-01-01", "2026-13-01", List.of(2026, 1, 1));

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  static Stream<String> forms() throws IOException {
    try (var files = Files.list(Path.of("forms"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".form", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void refusesNonsenseInEachFieldByItsName(String form, CapturedOutput log) throws IOException {
    var tries = new Tries(context);
    var reviewer = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var caseNumber = aTaskWith(form, tries);
    var taskId = tries.taskOf(caseNumber).getId();
    var schema = JSON.readTree(Path.of("forms", form + ".form").toFile());
    var rest = Doors.engineRest(port);
    assertThat(rest.claim(reviewer, taskId).status()).isEqualTo(204);
    var before = log.length();
    var rows = rows(caseNumber);

    var faults = new ArrayList<String>();
    for (var door : List.of(rest, Doors.tasklist(port))) {
      fields(schema)
          .forEach(
              field ->
                  nonsenseFor(field)
                      .forEach(
                          nonsense ->
                              faults.addAll(faultsOf(door, reviewer, taskId, field, nonsense))));
      refusesStrangers(door, reviewer, taskId);
    }

    assertThat(faults).isEmpty();
    assertThat(tries.taskOf(caseNumber).getId()).isEqualTo(taskId);
    assertThat(rows(caseNumber)).isEqualTo(rows);
    assertThat(log.toString().substring(before)).doesNotContain(" ERROR ", "Exception");
  }

  private CaseNumber aTaskWith(String form, Tries tries) throws IOException {
    var process = "nonsense-" + form;
    engine
        .getRepositoryService()
        .createDeployment()
        .name("tries")
        .addString(
            process + ".bpmn",
            Files.readString(MODEL)
                .replace("formRef=\"try-task\"", "formRef=\"" + form + "\"")
                .replace("\"try-task\"", "\"" + process + "\""))
        .enableDuplicateFiltering(false)
        .deploy();
    var caseNumber = tries.aCase();
    tries.start(process, caseNumber, Map.of());
    return caseNumber;
  }

  private static List<String> faultsOf(
      Doors door, String official, String taskId, JsonNode field, Object nonsense) {
    var key = field.path("key").asText();
    return Stream.of(
            door.complete(official, taskId, Map.of(key, nonsense)),
            door.submit(official, taskId, Map.of(key, nonsense)))
        .filter(answer -> answer.status() != 400 || !names(answer, key))
        .map(answer -> "%s: %s = %s: %s".formatted(door, key, nonsense, answer))
        .toList();
  }

  private static void refusesStrangers(Doors door, String official, String taskId) {
    for (var stranger : List.of("stranger", "caseNumber", "approvedFen", "hand")) {
      var answer = door.complete(official, taskId, Map.of(stranger, 1));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(names(answer, stranger)).as(answer.toString()).isTrue();
    }
  }

  private static boolean names(Answer answer, String key) {
    var named = new ArrayList<String>();
    answer.body().path("errors").forEach(error -> named.add(error.path("field").asText()));
    return named.contains(key);
  }

  /** Those outside of lists that an official fills in. */
  private static Stream<JsonNode> fields(JsonNode parent) {
    var fields = new ArrayList<JsonNode>();
    parent
        .path("components")
        .forEach(
            component -> {
              if (component.path("type").asText().equals("group")) {
                fields(component).forEach(fields::add);
              } else if (component.hasNonNull("key")
                  && !component.path("readonly").asBoolean()
                  && !component.path("disabled").asBoolean()) {
                fields.add(component);
              }
            });
    return fields.stream();
  }

  private static List<Object> nonsenseFor(JsonNode field) {
    return switch (field.path("type").asText()) {
      case "number" -> NO_NUMBER;
      case "radio", "select" -> NO_CHOICE;
      case "checkbox" -> NO_BOX;
      case "checklist", "taglist" -> NO_LIST;
      case "datetime" -> NO_DAY;
      case "expression" -> List.of();
      default -> NO_TEXT;
    };
  }

  private List<String> rows(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select status from case_file where case_number = :case
            union all select count(*)::text from finding where case_number = :case
            union all select count(*)::text from timeline_entry where case_number = :case
            union all select count(*)::text from act_ru_variable
            """)
        .param("case", caseNumber.value())
        .query(String.class)
        .list();
  }
}
