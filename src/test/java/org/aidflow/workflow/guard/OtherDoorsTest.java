package org.aidflow.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Doors.Answer;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is left of the engine's API for those who are not at a task. */
class OtherDoorsTest extends AidflowTest {

  @Autowired private ApplicationContext context;

  private Tries tries;
  private Doors doors;
  private CaseNumber caseNumber;
  private String instance;

  @BeforeEach
  void aCaseIsUnderWay() {
    tries = new Tries(context).with("try-task.bpmn", "try-task.form");
    doors = Doors.engineRest(port);
    tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    caseNumber = tries.aCase();
    instance = tries.start("try-task", caseNumber, Map.of());
  }

  @Test
  void notEvenTheBreakGlassUserMovesACaseRoundItsTasks() {
    var admin = tries.breakGlass();
    var before = engine.getRuntimeService().getVariables(instance);
    var instanceOf = "/process-instance/" + instance;
    var value = Map.of("value", 1, "type", "Long");
    var task = tries.taskOf(caseNumber).getId();
    var execution = tries.taskOf(caseNumber).getExecutionId();
    var answers =
        Stream.of(
            doors.post(
                admin,
                "/message",
                Map.of("messageName", "need-met", "businessKey", caseNumber.value())),
            doors.post(
                admin,
                "/message",
                Map.of(
                    "messageName",
                    "need-met",
                    "all",
                    true,
                    "processVariables",
                    Map.of("amountFen", value))),
            doors.post(admin, "/signal", Map.of("name", "s")),
            doors.post(
                admin,
                "/execution/" + execution + "/signal",
                Map.of("variables", Map.of("amountFen", value))),
            doors.post(
                admin,
                "/execution/" + execution + "/localVariables",
                Map.of("modifications", Map.of("amountFen", value))),
            doors.post(
                admin,
                instanceOf + "/variables",
                Map.of("modifications", Map.of("amountFen", value))),
            doors.call(admin, "PUT", instanceOf + "/variables/amountFen", value),
            doors.call(admin, "DELETE", instanceOf + "/variables/amountFen", Map.of()),
            doors.post(
                admin,
                instanceOf + "/modification",
                Map.of(
                    "instructions",
                    List.of(Map.of("type", "startAfterActivity", "activityId", "UserTask_Try")))),
            doors.call(admin, "DELETE", instanceOf, Map.of()),
            doors.post(
                admin,
                "/process-instance/delete",
                Map.of("processInstanceIds", List.of(instance), "deleteReason", "x")),
            doors.post(
                admin,
                "/process-instance/variables-async",
                Map.of(
                    "processInstanceIds",
                    List.of(instance),
                    "variables",
                    Map.of("amountFen", value))),
            doors.post(
                admin,
                "/external-task/fetchAndLock",
                Map.of(
                    "workerId",
                    "w",
                    "maxTasks",
                    1,
                    "topics",
                    List.of(Map.of("topicName", "t", "lockDuration", 1000)))),
            doors.post(admin, "/task/" + task + "/complete", Map.of()),
            doors.post(admin, "/task/" + task + "/claim", Map.of("userId", admin)),
            doors.post(
                admin,
                "/decision-definition/key/policies/evaluate",
                Map.of("variables", Map.of("name", Map.of("value", "x")))),
            doors.post(
                admin,
                "/filter/create",
                Map.of("name", "f", "resourceType", "Task", "query", Map.of())),
            doors.call(admin, "DELETE", "/deployment/" + deployment() + "?cascade=true", Map.of()));
    assertThat(answers).allSatisfy(OtherDoorsTest::isRefused);
    assertThat(engine.getRuntimeService().getVariables(instance)).isEqualTo(before);
    assertThat(tries.taskOf(caseNumber)).isNotNull();
  }

  @Test
  void anOperatorRetriesWhatFailed() {
    tries.with("try-job.bpmn");
    var failing = tries.aCase();
    tries.start("try-job", failing, Map.of());
    var job =
        engine
            .getManagementService()
            .createJobQuery()
            .processDefinitionKey("try-job")
            .list()
            .get(0);
    engine.getManagementService().setJobRetries(job.getId(), 0);
    var operator = tries.official(Role.ADMINISTRATOR, "520502");
    var official = tries.official(Role.COUNTY_APPROVER, "520502");
    var path = "/job/" + job.getId() + "/retries";
    assertThat(doors.call(official, "PUT", path, Map.of("retries", 1)).status()).isEqualTo(403);
    assertThat(doors.call(operator, "PUT", path, Map.of("retries", 1)).status()).isEqualTo(204);
    assertThat(
            engine
                .getManagementService()
                .createJobQuery()
                .jobId(job.getId())
                .singleResult()
                .getRetries())
        .isEqualTo(1);
  }

  @Test
  void modelsAreDeployedByDesignersOnly() {
    var form = Map.of("tried.form", "{\"id\":\"tried\",\"components\":[]}");
    var designer = tries.official(Role.PROCESS_DESIGNER, "520502");
    var administrator = tries.official(Role.ADMINISTRATOR, "520502");
    assertThat(doors.upload(administrator, "try", "Camunda Modeler", form).status()).isEqualTo(403);
    assertThat(doors.upload(designer, "try", "Camunda Modeler", form).status()).isEqualTo(200);
  }

  @Test
  void anAdministratorKeepsAccountsButNotTheBreakGlass() {
    var administrator = tries.official(Role.ADMINISTRATOR, "520502");
    var official = tries.official(Role.COUNTY_APPROVER, "520502");
    var glass = tries.breakGlass();
    var account =
        Map.of(
            "profile",
                Map.of("id", "try-new-" + caseNumber.value(), "firstName", "N", "lastName", "N"),
            "credentials", Map.of("password", Tries.PASSWORD));
    assertThat(doors.post(official, "/user/create", account).status()).isEqualTo(403);
    assertThat(doors.post(administrator, "/user/create", account).status()).isEqualTo(204);
    assertThat(
            doors
                .call(
                    administrator, "PUT", "/group/camunda-admin/members/" + administrator, Map.of())
                .status())
        .isEqualTo(403);
    assertThat(doors.call(administrator, "DELETE", "/user/" + glass, Map.of()).status())
        .isEqualTo(403);
    assertThat(
            doors
                .call(
                    official,
                    "PUT",
                    "/user/" + official + "/credentials",
                    Map.of("password", Tries.PASSWORD, "authenticatedUserPassword", Tries.PASSWORD))
                .status())
        .isEqualTo(204);
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
  }

  private String deployment() {
    return engine.getRepositoryService().createDeploymentQuery().listPage(0, 1).get(0).getId();
  }
}
