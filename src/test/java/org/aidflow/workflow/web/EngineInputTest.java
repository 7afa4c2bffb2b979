package org.aidflow.workflow.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Nothing that is sent to the engine's doors makes them stumble. */
@ExtendWith(OutputCaptureExtension.class)
class EngineInputTest extends AidflowTest {

  private static final String JSON = "application/json";
  private static final String COMPLETE = "/task/%s/complete";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @Autowired private ApplicationContext context;

  private Tries tries;
  private CaseNumber caseNumber;
  private String reviewer;
  private String taskId;

  @BeforeEach
  void aTaskIsWaiting() {
    tries = new Tries(context).with("try-task.bpmn", "try-task.form");
    reviewer = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
    taskId = tries.taskOf(caseNumber).getId();
    assertThat(Doors.engineRest(port).claim(reviewer, taskId).status()).isEqualTo(204);
  }

  static Stream<Arguments> bodies() {
    return Stream.<IntFunction<Doors>>of(Doors::engineRest, Doors::tasklist)
        .flatMap(
            door ->
                Stream.of(
                    json(door, "{", 400, ""),
                    json(door, "no JSON", 400, ""),
                    json(door, "null", 400, ""),
                    json(door, "\"text\"", 400, ""),
                    json(door, "[]", 400, ""),
                    json(door, "{} {}", 400, ""),
                    json(door, "[".repeat(100_000), 400, ""),
                    json(door, "{\"variables\":".repeat(2_000), 400, ""),
                    json(door, "{\"variables\":{},\"variables\":{}}", 400, ""),
                    json(door, "{\"variables\":{\"note\":{\"value\":\"für\"}}}", 400, ""),
                    json(door, "{\"variables\":[]}", 400, "variables"),
                    json(door, "{\"variables\":7}", 400, "variables"),
                    json(door, "{\"withVariablesInReturn\":\"x\"}", 400, "withVariablesInReturn"),
                    json(door, "{\"variables\":{\"note\":\"x\"}}", 400, "note"),
                    json(door, "{\"variables\":{\"note\":null}}", 400, "note"),
                    note(door, "Long", "\"x\""),
                    note(door, "Integer", "99999999999"),
                    note(door, "Boolean", "\"x\""),
                    note(door, "Date", "\"x\""),
                    note(door, "Double", "\"1e999\""),
                    note(door, "File", "\"eA==\""),
                    note(door, "Bytes", "\"eA==\""),
                    note(door, "Json", "\"{\""),
                    note(door, "Json", "\"{\\\"a\\\":1,\\\"a\\\":2}\""),
                    note(door, "Object", "\"x\""),
                    note(door, "Nonsense", "\"x\""),
                    json(door, "{\"variables\":{\"note\":{\"type\":{}}}}", 400, "note"),
                    json(door, "{\"a\":\"" + "x".repeat(1_000_000) + "\"}", 413, ""),
                    arguments(door, COMPLETE, "text/plain", "{}", 415, ""),
                    arguments(door, "/task?orQueries=x", JSON, "", 400, "orQueries"),
                    arguments(door, "/task?maxResults=1&sortBy=x", JSON, "", 400, "sortBy"),
                    arguments(door, "/task?maxResults=1&nameLike=%%00", JSON, "", 400, "nameLike"),
                    arguments(
                        door, "/task?maxResults=1", JSON, "{\"name\":\"a\\u0000\"}", 400, "name"),
                    arguments(
                        door, "/task?maxResults=1", JSON, "{\"name\":\"\\ud800\"}", 400, "name"),
                    arguments(door, "/task/" + NOBODY + "/deployed-form", JSON, "", 404, ""),
                    arguments(door, "/task/" + NOBODY + "/form", JSON, "", 404, ""),
                    arguments(door, "/task/" + NOBODY + "/form-variables", JSON, "", 404, ""),
                    arguments(
                        door,
                        "/process-definition/key/help-request/start",
                        JSON,
                        "{\"skipCustomListeners\":true}",
                        400,
                        "")));
  }

  private static Arguments json(IntFunction<Doors> door, String body, int status, String field) {
    return arguments(door, COMPLETE, JSON, body, status, field);
  }

  private static Arguments note(IntFunction<Doors> door, String type, String value) {
    return json(
        door,
        "{\"variables\":{\"note\":{\"type\":\"%s\",\"value\":%s}}}".formatted(type, value),
        400,
        "note");
  }

  @ParameterizedTest(name = "{1} {4} {5}")
  @MethodSource("bodies")
  void whatCannotBeReadIsRefusedByItsField(
      IntFunction<Doors> door,
      String path,
      String contentType,
      String body,
      int status,
      String field,
      CapturedOutput log) {
    var before = log.length();
    var method = body.isEmpty() ? "GET" : "POST";
    var answer =
        door.apply(port)
            .call(reviewer, method, path.formatted(taskId), contentType, body.getBytes(ISO_8859_1));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(answer.toString()).doesNotContain("org.camunda", "java.", "Source:");
    assertThat(log.toString().substring(before)).doesNotContain("ERROR", "Exception");
    assertThat(tries.taskOf(caseNumber)).isNotNull();
  }
}
