package org.aidflow.desk;

import static org.aidflow.desk.TasklistSession.json;
import static org.aidflow.desk.TasklistSession.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.access.Accounts;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.ledger.Books;
import org.aidflow.ledger.BooksWatch;
import org.aidflow.ledger.PlantedFault;
import org.aidflow.paths.WalksModels;
import org.camunda.bpm.engine.runtime.Incident;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row of the ledger is broken from behind: everything stops until it is mended and seen to. */
@WalksModels
class ReleaseStopTest extends AidflowTest {
  private static final String PASSWORD = "Quiet-Harbour-42";
  private static final String RESUME = "/desk/operations/resume-releases";
  private static final String MENDED = "{\"reason\":\"The row is as it was.\"}";
  private static final Map<String, Object> RELEASE =
      Map.of("variables", Map.of("decision", Map.of("value", "RELEASE")));

  @Autowired private ApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private Books books;
  @Autowired private BooksWatch watch;
  @Autowired private Disbursements disbursements;
  @Autowired private MeterRegistry metrics;
  @Autowired private TestRestTemplate http;
  @Autowired private JdbcClient jdbc;
  @Autowired private Flyway owner;

  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");
  private String releaser = "";

  @BeforeEach
  void aPaymentToBeReleased() {
    caseNumber = new MetCases(context).paidTo(BankProcess.SOUND, 80_000);
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "disburse",
            caseNumber.value(),
            Map.of(
                "caseNumber",
                caseNumber.value(),
                "area",
                MetCases.VILLAGE.value(),
                "amountFen",
                80_000L,
                "metFen",
                80_000L,
                "priority",
                "P3"));
    releaser = hired(Role.FINANCE_RELEASER);
    assertThat(watch.check()).isEmpty();
    assertThat(health().getStatusCode().value()).isEqualTo(200);
  }

  @AfterEach
  void noStopIsLeft() {
    if (books.stop().isPresent()) {
      books.resumeReleases("auditor-3", "left by a test that failed");
    }
    watch.check();
  }

  @Test
  void aBrokenRowStopsEveryReleaseUntilItIsMendedAndSomebodyLetsThemGoOn() {
    var auditor = TasklistSession.of(port, hired(Role.AUDITOR), PASSWORD);
    String row = otherGift();
    PlantedFault.write(owner, "update ledger.posting set amount_fen = amount_fen + 1" + row);
    try {
      everythingStops(auditor);
    } finally {
      PlantedFault.write(owner, "update ledger.posting set amount_fen = amount_fen - 1" + row);
    }

    watch.check();
    assertThat(release().getStatusCode().value()).as("nobody has seen to it").isEqualTo(409);
    var resumed = auditor.post(RESUME, MENDED);
    assertThat(resumed.statusCode()).as(text(resumed)).isEqualTo(204);

    assertThat(watch.check()).isEmpty();
    assertThat(incidents()).isEmpty();
    assertThat(health().getStatusCode().value()).isEqualTo(200);
    assertThat(metrics.get("aidflow.money.violations").gauge().value()).isZero();
    assertThat(metrics.get("aidflow.money.releases.stopped").gauge().value()).isZero();
    assertThat(release().getStatusCode().value()).isEqualTo(204);
    assertThat(status()).isEqualTo(DisbursementStatus.RELEASED);
    assertThat(recorded()).startsWith("official:stop-");
  }

  private void everythingStops(TasklistSession auditor) {
    watch.check();
    var refused = release();
    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(body(refused).path("message").asText()).startsWith("Releases are stopped: ");
    assertThat(status()).isEqualTo(DisbursementStatus.IN_APPROVAL);
    assertThat(released()).isEqualTo(0);
    theDatabaseRefusesToo();
    everybodySeesThatReleasesAreStopped();

    var state = json(auditor.get("/desk/operations/overview"));
    assertThat(state.at("/stop/findings").findValuesAsText("rule"))
        .contains("UNBALANCED_TRANSFER", "ALTERED_TRANSFER");
    assertThat(auditor.post(RESUME, MENDED).statusCode()).isEqualTo(409);
    assertThat(release().getStatusCode().value()).isEqualTo(409);
  }

  @Test
  void onlyAdministratorsAndAuditorsLetReleasesGoOn() {
    var nobody = TasklistSession.of(port, releaser, PASSWORD);
    assertThat(nobody.get("/desk/operations/overview").statusCode()).isEqualTo(403);
    assertThat(nobody.post(RESUME, MENDED).statusCode()).isEqualTo(403);

    var administrator = TasklistSession.of(port, "cockpit", hired(Role.ADMINISTRATOR), PASSWORD);
    var state = administrator.get("/desk/operations/overview");
    assertThat(json(state).path("stop").isNull()).as(text(state)).isTrue();
    assertThat(json(state).at("/lastCheck/at").asText()).isNotEmpty();
    assertThat(administrator.postWithoutToken(RESUME, MENDED).statusCode()).isEqualTo(403);
    assertThat(administrator.post(RESUME, MENDED).statusCode()).isEqualTo(404);
  }

  @Test
  void whoLetsReleasesGoOnSaysWhy() {
    var auditor = TasklistSession.of(port, hired(Role.AUDITOR), PASSWORD);
    auditor.get("/desk/operations/overview");
    for (var bad : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"ok\",\"other\":1}")) {
      var answer = auditor.post(RESUME, bad);
      assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
      assertThat(json(answer).at("/errors/0/field").asText()).isIn("reason", "other");
    }
  }

  private void theDatabaseRefusesToo() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into disbursement_approval
                        select id, payload_hash, prepared_by, 'somebody', now()
                        from disbursement where case_number = ?
                        """)
                    .param(caseNumber.value())
                    .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("releases are stopped");
  }

  private void everybodySeesThatReleasesAreStopped() {
    var answer = health();
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    var money = body(answer).at("/components/money");
    assertThat(money.path("status").asText()).isEqualTo("OUT_OF_SERVICE");
    assertThat(money.path("description").asText())
        .matches("releases are stopped, broken rules of the books: \\d+");
    assertThat(money.has("details")).isFalse();
    assertThat(
            http.getForEntity("/actuator/health/readiness", String.class).getStatusCode().value())
        .as("cases go on")
        .isEqualTo(200);
    assertThat(metrics.get("aidflow.money.violations").gauge().value()).isPositive();
    assertThat(metrics.get("aidflow.money.releases.stopped").gauge().value()).isEqualTo(1);
    assertThat(incidents())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(incident.getIncidentMessage())
                    .contains("UNBALANCED_TRANSFER", "ALTERED_TRANSFER"));
  }

  private ResponseEntity<JsonNode> release() {
    var task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(caseNumber.value())
            .singleResult();
    var as = http.withBasicAuth(releaser, PASSWORD);
    if (task.getAssignee() == null) {
      var claim = Map.of("userId", releaser);
      as.postForEntity("/engine-rest/task/" + task.getId() + "/claim", claim, JsonNode.class);
    }
    return as.postForEntity(
        "/engine-rest/task/" + task.getId() + "/complete", RELEASE, JsonNode.class);
  }

  private ResponseEntity<JsonNode> health() {
    return http.getForEntity("/actuator/health", JsonNode.class);
  }

  private List<Incident> incidents() {
    return engine.getRuntimeService().createIncidentQuery().incidentType("brokenBooks").list();
  }

  private DisbursementStatus status() {
    return disbursements.paymentsOf(caseNumber).get(0).status();
  }

  private int released() {
    return jdbc.sql(
            """
            select count(*) from disbursement_approval a join disbursement d on d.id = a.disbursement_id
            where d.case_number = ?
            """)
        .param(caseNumber.value())
        .query(Integer.class)
        .single();
  }

  private String recorded() {
    return jdbc.sql(
            "select actor from audit_entry where act = 'releases-resumed' order by id desc limit 1")
        .query(String.class)
        .single();
  }

  /** One line of a gift that another case got, as the end of a statement. */
  private String otherGift() {
    new MetCases(context).paidTo(BankProcess.SOUND, 1_000);
    var last =
        jdbc.sql("select id from ledger.transfer where kind = 'GIFT' order by entry desc limit 1")
            .query(UUID.class)
            .single();
    return " where transfer_id = '%s' and line = 1".formatted(last);
  }

  private String hired(Role role) {
    var userId = "stop-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    staffing.appoint(userId, role, List.of(MetCases.VILLAGE.at(role.level())));
    return userId;
  }

  private static JsonNode body(ResponseEntity<JsonNode> answer) {
    var body = answer.getBody();
    assertThat(body).isNotNull();
    return body;
  }
}
