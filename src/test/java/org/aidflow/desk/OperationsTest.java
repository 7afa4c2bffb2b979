package org.aidflow.desk;

import static org.aidflow.desk.TasklistSession.json;
import static org.aidflow.desk.TasklistSession.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.aidflow.AidflowTest;
import org.aidflow.access.Accounts;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AreaCode;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of operations, over HTTP. */
class OperationsTest extends AidflowTest {
  private static final String PASSWORD = "Quiet-Harbour-42";
  private static final AreaCode AREA = new AreaCode("520502");
  private static final String REASON = "{\"reason\":\"The far side no longer exists.\"}";

  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private JdbcClient jdbc;

  private final UUID command = UUID.randomUUID();
  private final String event = "event-" + UUID.randomUUID();
  private TasklistSession administrator;
  private TasklistSession auditor;

  @BeforeEach
  void workThatIsDeadAndWorkThatIsLate() {
    administrator = TasklistSession.of(port, "cockpit", hired(Role.ADMINISTRATOR), PASSWORD);
    administrator.get("/desk/operations/overview");
    auditor = TasklistSession.of(port, "cockpit", hired(Role.AUDITOR), PASSWORD);
    auditor.get("/desk/operations/overview");
    insertCommand(command, "operations-test.paint", "DEAD", "now()");
    jdbc.sql(
            """
            insert into inbox_message (source, event_id, body, status, attempts, why, received_at)
            values ('operations-test', ?, 'secret words', 'WAITING', 4, 'IllegalStateException',
                    now() - interval '11 minutes')
            """)
        .param(event)
        .update();
    jdbc.sql(
            """
            insert into signal (message, subject, status, attempts, why)
            values ('roof-mended', ?, 'DEAD', 4000, 'nobody ever waited for it')
            """)
        .param(caseNumber())
        .update();
  }

  @AfterEach
  void nothingIsLeftForOtherTests() {
    jdbc.sql("delete from outbox_command where kind = 'operations-test.paint'").update();
    jdbc.sql("delete from inbox_message where source = 'operations-test'").update();
    jdbc.sql("delete from signal where message = 'roof-mended'").update();
  }

  @Test
  void deadAndLateWorkIsListedWithItsReasonAndWithoutWhatWasSent() {
    var answer = auditor.get("/desk/operations/overview");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    var overview = json(answer);
    assertThat(overview.path("mayAct").asBoolean()).isFalse();

    var dead = work(overview, command.toString());
    assertThat(dead.path("queue").asText()).isEqualTo("OUTBOX");
    assertThat(dead.path("what").asText()).isEqualTo("operations-test.paint");
    assertThat(dead.path("dead").asBoolean()).isTrue();
    assertThat(dead.path("why").asText()).isEqualTo("ConnectException");
    assertThat(dead.path("attempts").asInt()).isEqualTo(12);
    var late = work(overview, event);
    assertThat(late.path("dead").asBoolean()).isFalse();
    assertThat(work(overview, caseNumber()).path("why").asText())
        .isEqualTo("nobody ever waited for it");
    assertThat(text(answer)).doesNotContain("secret words");
  }

  @Test
  void workThatIsNotLateIsNotListed() {
    var fresh = UUID.randomUUID();
    insertCommand(fresh, "operations-test.paint", "WAITING", "now()");
    assertThat(overview().findValuesAsText("id")).doesNotContain(fresh.toString());
  }

  @Test
  void anAdministratorHasDeadWorkTriedAgain() {
    var answer = administrator.post("/desk/operations/work/OUTBOX/" + command + "/retry", "");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(204);
    assertThat(statusOf(command)).isEqualTo("WAITING");
    assertThat(
            jdbc.sql(
                    "select attempts = 0 and due_at <= clock_timestamp() from outbox_command where id = ?")
                .param(command)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(recorded(command.toString())).isEqualTo("work-retried by official");
  }

  @Test
  void anAdministratorGivesWorkUpAndSaysWhy() {
    assertThat(giveUp("OUTBOX", command.toString(), REASON)).isEqualTo(204);
    assertThat(statusOf(command)).isEqualTo("GIVEN_UP");
    assertThat(recorded(command.toString())).isEqualTo("work-given-up by official");
    assertThat(
            jdbc.sql("select why from outbox_command where id = ?")
                .param(command)
                .query(String.class)
                .single())
        .isEqualTo("ConnectException; given up: The far side no longer exists.");

    assertThat(giveUp("INBOX", work(overview(), event).path("id").asText(), REASON)).isEqualTo(204);
    assertThat(giveUp("SIGNAL", work(overview(), caseNumber()).path("id").asText(), REASON))
        .isEqualTo(204);
    assertThat(overview().findValuesAsText("about"))
        .doesNotContain(command.toString(), event, caseNumber());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}|reason", "{\"reason\":\"  \"}|reason", "{\"reason\":\"done\",\"x\":1}|x"})
  void givingUpNeedsAReason(String body, String field) {
    var answer = administrator.post("/desk/operations/work/OUTBOX/" + command + "/give-up", body);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(statusOf(command)).isEqualTo("DEAD");
  }

  @Test
  void anOrderToTheBankIsNeverGivenUp() {
    var order = UUID.randomUUID();
    insertCommand(order, "bank.submit", "DEAD", "now()");
    try {
      assertThat(giveUp("OUTBOX", order.toString(), REASON)).isEqualTo(409);
      assertThat(statusOf(order)).isEqualTo("DEAD");
    } finally {
      jdbc.sql("delete from outbox_command where id = ?").param(order).update();
    }
  }

  @Test
  void aCommandThatIsStillTriedIsNotGivenUp() {
    var late = UUID.randomUUID();
    insertCommand(late, "operations-test.paint", "WAITING", "now() - interval '1 hour'");
    assertThat(giveUp("OUTBOX", late.toString(), REASON)).isEqualTo(409);
    assertThat(statusOf(late)).isEqualTo("WAITING");
  }

  @Test
  void whatIsDoneOrWasNeverThereIsNotFound() {
    insertCommand(new UUID(0, 7), "operations-test.paint", "DONE", "now()");
    for (var id : List.of(new UUID(0, 7).toString(), UUID.randomUUID().toString(), "nonsense")) {
      assertThat(
              administrator.post("/desk/operations/work/OUTBOX/" + id + "/retry", "").statusCode())
          .isEqualTo(404);
      assertThat(giveUp("OUTBOX", id, REASON)).isEqualTo(404);
    }
    assertThat(administrator.post("/desk/operations/work/CELLAR/7/retry", "").statusCode())
        .isIn(400, 404);
    assertThat(administrator.post("/desk/operations/jobs/nonsense/retry", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFailedStepIsListedAndTriedAgain() {
    var job = aFailedJob();
    try {
      var listed =
          StreamSupport.stream(overview().path("jobs").spliterator(), false)
              .filter(one -> one.path("id").asText().equals(job.getId()))
              .findFirst()
              .orElseThrow();
      assertThat(listed.path("process").asText()).isEqualTo("operations-try");
      assertThat(listed.path("step").asText()).isEqualTo("ServiceTask_Fail");
      assertThat(listed.path("about").asText()).isEqualTo(caseNumber());
      assertThat(listed.path("dead").asBoolean()).isTrue();
      assertThat(listed.path("why").asText()).contains("No form input");

      var path = "/desk/operations/jobs/" + job.getId() + "/retry";
      assertThat(auditor.post(path, "").statusCode()).isEqualTo(403);
      assertThat(jobs().singleResult().getRetries()).isZero();
      var answer = administrator.post(path, "");
      assertThat(answer.statusCode()).as(text(answer)).isEqualTo(204);
      assertThat(jobs().singleResult().getRetries()).isEqualTo(1);
      assertThat(recorded(job.getId())).isEqualTo("job-retried by official");
    } finally {
      engine
          .getRepositoryService()
          .createDeploymentQuery()
          .deploymentName("operations-test")
          .list()
          .forEach(one -> engine.getRepositoryService().deleteDeployment(one.getId(), true));
    }
  }

  @Test
  void auditorsLookAndChangeNothing() {
    assertThat(auditor.get("/desk/operations").statusCode()).isEqualTo(200);
    assertThat(auditor.post("/desk/operations/work/OUTBOX/" + command + "/retry", "").statusCode())
        .isEqualTo(403);
    assertThat(
            auditor
                .post("/desk/operations/work/OUTBOX/" + command + "/give-up", REASON)
                .statusCode())
        .isEqualTo(403);
    assertThat(statusOf(command)).isEqualTo("DEAD");
  }

  @Test
  void otherOfficialsSeeNothingOfIt() {
    var releaser = TasklistSession.of(port, hired(Role.FINANCE_RELEASER), PASSWORD);
    for (var path : List.of("/desk/operations", "/desk/operations/overview")) {
      assertThat(releaser.get(path).statusCode()).isEqualTo(403);
    }
    assertThat(releaser.post("/desk/operations/work/OUTBOX/" + command + "/retry", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anotherSiteCannotHaveAnAdministratorRetry() {
    assertThat(
            administrator
                .postWithoutToken("/desk/operations/work/OUTBOX/" + command + "/retry", "")
                .statusCode())
        .isEqualTo(403);
    assertThat(statusOf(command)).isEqualTo("DEAD");
  }

  @Test
  void thePageComesWithItsScriptAndStyleAndWithoutData() {
    var page = administrator.get("/desk/operations");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'");
    assertThat(text(page)).contains("operations.js").doesNotContain(command.toString());
    assertThat(administrator.get("/desk/operations.js").statusCode()).isEqualTo(200);
    assertThat(administrator.get("/desk/page.css").statusCode()).isEqualTo(200);
  }

  private int giveUp(String queue, String id, String body) {
    return administrator
        .post("/desk/operations/work/" + queue + "/" + id + "/give-up", body)
        .statusCode();
  }

  private JsonNode overview() {
    return json(administrator.get("/desk/operations/overview"));
  }

  private static JsonNode work(JsonNode overview, String about) {
    return StreamSupport.stream(overview.path("work").spliterator(), false)
        .filter(row -> row.path("about").asText().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private Job aFailedJob() {
    engine
        .getRepositoryService()
        .createDeployment()
        .name("operations-test")
        .addClasspathResource("org/aidflow/desk/operations-try.bpmn")
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("operations-try", caseNumber());
    var id = jobs().singleResult().getId();
    assertThatThrownBy(() -> engine.getManagementService().executeJob(id))
        .hasMessageContaining("No form input");
    engine.getManagementService().setJobRetries(id, 0);
    return jobs().singleResult();
  }

  private JobQuery jobs() {
    return engine.getManagementService().createJobQuery().processDefinitionKey("operations-try");
  }

  private void insertCommand(UUID id, String kind, String status, String createdAt) {
    jdbc.sql(
            """
            insert into outbox_command (id, kind, payload, status, attempts, why, due_at, created_at)
            values (?, ?, '{"words": "secret words"}', ?, 12, 'ConnectException',
                    now() + interval '1 hour', %s)
            """
                .formatted(createdAt))
        .params(id, kind, status)
        .update();
  }

  private @Nullable String statusOf(UUID id) {
    return jdbc.sql("select status from outbox_command where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private String recorded(String subject) {
    return jdbc.sql(
            """
            select act || ' by ' || split_part(actor, ':', 1) from audit_entry
            where subject = ? order by id desc limit 1
            """)
        .param(subject)
        .query(String.class)
        .single();
  }

  /** Of no case that there is. */
  private static String caseNumber() {
    return "HR-2001-0000042";
  }

  private String hired(Role role) {
    var userId = "operations-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    staffing.appoint(userId, role, List.of(AREA));
    return userId;
  }
}
