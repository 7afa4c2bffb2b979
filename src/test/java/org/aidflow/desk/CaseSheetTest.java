package org.aidflow.desk;

import static org.aidflow.desk.TasklistSession.json;
import static org.aidflow.desk.TasklistSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aidflow.AidflowTest;
import org.aidflow.access.Accounts;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.ResidentIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

class CaseSheetTest extends AidflowTest {
  private static final AreaCode VILLAGE = new AreaCode("520521102003");
  private static final AreaCode ELSEWHERE = new AreaCode("520523001001");
  private static final String PASSWORD = "Quiet-Harbour-42";
  private static final String NAME = "阮表单";
  private static final String STORY = "planted words of the family";
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1
  };
  private static final AtomicInteger PEOPLE = new AtomicInteger(300);

  @Autowired private TestRestTemplate http;
  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private Clients clients;
  @Autowired private JdbcClient jdbc;

  private final String residentId = aResidentId();
  private String caseNumber = "";
  private TasklistSession informant;

  @BeforeEach
  void aCaseThatWaitsForAVisit() {
    clients.register("sheet", PASSWORD, Set.of(Scopes.CASES_FILE));
    var headers = new HttpHeaders();
    headers.setBasicAuth("sheet", PASSWORD);
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Idempotency-Key", UUID.randomUUID().toString());
    var filed =
        http.postForEntity(
            "/api/v1/help-requests", new HttpEntity<>(request(), headers), JsonNode.class);
    assertThat(filed.getStatusCode().value()).as("%s", filed.getBody()).isEqualTo(201);
    caseNumber = body(filed.getBody()).path("caseNumber").asText();
    runJobs();
    informant = loggedIn(Role.VILLAGE_INFORMANT, VILLAGE);
  }

  @Test
  void anOfficialSeesTheCaseOfTheirTaskWithPeopleMasked() {
    var task = taskId();
    var answer = informant.get("/desk/tasks/" + task + "/case");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);

    var sheet = json(answer);
    assertThat(sheet.path("caseNumber").asText()).isEqualTo(caseNumber);
    assertThat(sheet.path("tasks").findValuesAsText("name")).containsExactly("Visit the household");
    assertThat(sheet.path("needs").get(0).path("askedFen").asLong()).isEqualTo(80_000);
    assertThat(sheet.path("people").get(0).path("fields").get(0).path("masked").asText())
        .isEqualTo("阮*");
    assertThat(text(answer)).doesNotContain(NAME).doesNotContain(residentId).doesNotContain(STORY);
    assertThat(sheet.path("assessments").findValuesAsText("words")).isNotEmpty();
    assertThat(sheet.path("timeline").findValuesAsText("what").get(0))
        .isEqualTo("The request was filed; 800.00 yuan were asked for.");
  }

  @Test
  void everyRuleIsSaidInWords() {
    var sheet = json(informant.get("/desk/cases/" + caseNumber));
    for (var assessment : sheet.path("assessments")) {
      assertThat(assessment.path("title").asText()).isNotBlank();
      assertThat(assessment.path("rules").findValuesAsText("words"))
          .allSatisfy(words -> assertThat(words).contains(" ").doesNotContain("_"));
    }
  }

  @Test
  void personalValuesAreShownForAPurposeAndOnRecord() {
    informant.get("/desk/cases/" + caseNumber);
    var revealed =
        informant.post(
            "/desk/cases/" + caseNumber + "/reveal",
            "{\"subject\":\"applicant\",\"purpose\":\"VISIT\"}");
    assertThat(revealed.statusCode()).as(text(revealed)).isEqualTo(200);
    assertThat(json(revealed).findValuesAsText("value")).contains(NAME, residentId);

    var recorded =
        jdbc.sql("select who, purpose from vault.reveal_entry order by at desc limit 1")
            .query()
            .singleRow();
    assertThat(String.valueOf(recorded.get("who"))).startsWith("official:sheet-");
    assertThat(recorded.get("purpose")).isEqualTo("to arrange the visit");
    var sheet = json(informant.get("/desk/cases/" + caseNumber));
    assertThat(sheet.path("timeline").findValuesAsText("what"))
        .contains("Personal data was revealed: to arrange the visit.");
  }

  @Test
  void nothingIsRevealedForNoPurposeOrOfNobody() {
    informant.get("/desk/cases/" + caseNumber);
    var path = "/desk/cases/" + caseNumber + "/reveal";
    assertThat(informant.post(path, "{\"subject\":\"applicant\"}").statusCode()).isEqualTo(400);
    assertThat(
            informant
                .post(path, "{\"subject\":\"applicant\",\"purpose\":\"CURIOSITY\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(informant.post(path, "{\"subject\":\"nobody\",\"purpose\":\"VISIT\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void anotherSiteCannotHaveAnOfficialRevealAnything() {
    informant.get("/desk/cases/" + caseNumber);
    var answer =
        informant.postWithoutToken(
            "/desk/cases/" + caseNumber + "/reveal",
            "{\"subject\":\"applicant\",\"purpose\":\"VISIT\"}");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void officialsOfOtherAreasReadNothing() {
    var stranger = loggedIn(Role.VILLAGE_INFORMANT, ELSEWHERE);
    var answer = stranger.get("/desk/cases/" + caseNumber);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(text(answer)).contains("another area");
    assertThat(stranger.get("/desk/tasks/" + taskId() + "/case").statusCode()).isEqualTo(403);
    assertThat(stranger.upload("/desk/cases/" + caseNumber + "/files", PNG).statusCode())
        .isEqualTo(403);
  }

  @Test
  void auditorsReadAndChangeNothing() {
    var auditor = loggedIn(Role.AUDITOR, VILLAGE);
    var sheet = auditor.get("/desk/cases/" + caseNumber);
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(json(sheet).path("mayAddFiles").asBoolean()).isFalse();
    assertThat(auditor.upload("/desk/cases/" + caseNumber + "/files", PNG).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPhotoIsAddedAndServedByWhatItIs() {
    informant.get("/desk/cases/" + caseNumber);
    var added = informant.upload("/desk/cases/" + caseNumber + "/files", PNG);
    assertThat(added.statusCode()).as(text(added)).isEqualTo(201);
    assertThat(json(added).path("mediaType").asText()).isEqualTo("image/png");

    var id = json(added).path("id").asText();
    var served = informant.get("/desk/cases/" + caseNumber + "/files/" + id);
    assertThat(served.body()).isEqualTo(PNG);
    assertThat(served.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(served.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            value -> assertThat(value).startsWith("attachment").doesNotContain("photo"));
  }

  @Test
  void whatIsNoPhotoIsRefusedWhateverItIsCalled() {
    informant.get("/desk/cases/" + caseNumber);
    var answer =
        informant.upload(
            "/desk/cases/" + caseNumber + "/files",
            "<script>no</script>".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isBetween(400, 422);
    assertThat(text(answer)).contains("UNSUPPORTED_MEDIA");
    assertThat(json(informant.get("/desk/cases/" + caseNumber)).path("files")).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(informant.get("/desk/cases/HR-1999-0000001").statusCode()).isEqualTo(404);
    assertThat(informant.get("/desk/cases/nonsense").statusCode()).isEqualTo(404);
    assertThat(informant.get("/desk/tasks/" + UUID.randomUUID() + "/case").statusCode())
        .isEqualTo(404);
    assertThat(
            informant.get("/desk/cases/" + caseNumber + "/files/" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);
  }

  private TasklistSession loggedIn(Role role, AreaCode village) {
    var userId = "sheet-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    staffing.appoint(userId, role, List.of(village.at(role.level())));
    return TasklistSession.of(port, userId, PASSWORD);
  }

  private String taskId() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .singleResult()
        .getId();
  }

  /** Fires what of this case is due, until people have to act. */
  private void runJobs() {
    var management = engine.getManagementService();
    var instances = engine.getRuntimeService();
    for (var busy = true; busy; ) {
      var due =
          instances
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(caseNumber)
              .list()
              .stream()
              .flatMap(
                  instance ->
                      management
                          .createJobQuery()
                          .processInstanceId(instance.getId())
                          .executable()
                          .list()
                          .stream())
              .toList();
      due.forEach(job -> management.executeJob(job.getId()));
      busy = !due.isEmpty();
    }
  }

  private Map<String, Object> request() {
    return Map.ofEntries(
        Map.entry("externalRef", "sheet-" + UUID.randomUUID()),
        Map.entry("filedBy", "SELF"),
        Map.entry(
            "consent",
            Map.of(
                "given",
                true,
                "at",
                "2024-01-01T00:00:00Z",
                "scopes",
                List.of("REGISTER", "PUBLIC_NOTICE"))),
        Map.entry(
            "applicant",
            Map.of(
                "name",
                NAME,
                "residentId",
                residentId,
                "mobile",
                "13000000001",
                "villageCode",
                VILLAGE.value())),
        Map.entry(
            "household",
            Map.of("size", 2, "dependants", 1, "yearlyIncomeFen", 900_000, "housingGrade", "C")),
        Map.entry(
            "payee",
            Map.of(
                "relation",
                "SELF",
                "holder",
                NAME,
                "accountNumber",
                "62000000" + residentId.substring(8, 17),
                "bankCode",
                "RCB520521")),
        Map.entry("category", "DAILY_NECESSITIES"),
        Map.entry("cause", "ILLNESS"),
        Map.entry("urgency", "NORMAL"),
        Map.entry("story", STORY),
        Map.entry(
            "needs",
            List.of(
                Map.of(
                    "id", "coat",
                    "kind", "MONEY",
                    "purpose", "winter clothing",
                    "amountFen", 80_000))));
  }

  /** Of somebody born in another year each time: people of one name in one village. */
  private static String aResidentId() {
    int number = PEOPLE.incrementAndGet();
    var body = String.format(Locale.ROOT, "520599%d0412%03d", 1931 + number % 60, number);
    return "0123456789X"
        .chars()
        .mapToObj(digit -> body + (char) digit)
        .filter(id -> ResidentIds.problemWith(id).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode body(@Nullable JsonNode body) {
    assertThat(body).isNotNull();
    return body;
  }
}
