package org.aidflow.helprequest;

import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.kernel.CaseNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Filing at the front door and at the engine's own: one code, one set of rules. */
class FilingTest extends AidflowTest {

  private static final String DOOR = "/api/v1/help-requests";
  private static final String ENGINE_DOOR =
      "/engine-rest/process-definition/key/help-request/start";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private FourEyes fourEyes;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  private FrontDoor portal() {
    return FrontDoor.of(port, Township.PORTAL);
  }

  @Test
  void aFiledRequestIsACaseWithOneProcess() {
    var reply = portal().post(DOOR, aHelpRequest().json());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("status")).isEqualTo("FILED");
    assertThat(reply.location()).endsWith("/api/v1/cases/" + reply.text("caseNumber"));
    assertThat(instancesOf(reply.text("caseNumber"))).isEqualTo(1);
    assertThat(
            jdbc.queryForList(
                "select type from outbox_event where subject = ? and client_id = 'portal'",
                String.class,
                reply.text("caseNumber")))
        .contains("help-request-filed");
  }

  @Test
  void theExampleOfTheDescriptionWorksWhenPasted() {
    var body =
        (ObjectNode)
            portal()
                .get("/v3/api-docs")
                .body()
                .at("/paths/~1api~1v1~1help-requests/post/requestBody/content/application~1json")
                .path("example");
    body.put("externalRef", "pasted-" + UUID.randomUUID());
    assertThat(portal().post(DOOR, body.toString()).status()).isEqualTo(201);
  }

  @Test
  void aReferenceIsTakenOnceForEver() {
    var request = aHelpRequest();
    String first = portal().post(DOOR, request.json()).text("caseNumber");
    var second = portal().post(DOOR, request.with("story", "Once more.").json());

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errors()).singleElement().asString().endsWith("DUPLICATE");
    assertThat(second.text("caseNumber")).isEqualTo(first);
    assertThat(FrontDoor.of(port, "other-portal").post(DOOR, request.json()).status())
        .isEqualTo(201);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("badRequests")
  void aBadRequestIsRefusedByFieldAndLeavesNothing(
      String field, String code, int status, UnaryOperator<Request> spoil) {
    var spoilt = spoil.apply(aHelpRequest());
    Counts before = counts();

    var reply = portal().post(DOOR, spoilt.json());

    assertThat(reply.errors()).as(reply.body().toString()).contains(field + " " + code);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(counts()).isEqualTo(before);
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        bad("externalRef", "REQUIRED", 400, r -> r.without("externalRef")),
        bad("externalRef", "REQUIRED", 400, r -> r.with("externalRef", " ")),
        bad("externalRef", "TOO_LONG", 400, r -> r.with("externalRef", "x".repeat(101))),
        bad("externalRef", "BAD_FORMAT", 400, r -> r.with("externalRef", "参考")),
        bad("externalRef", "WRONG_TYPE", 400, r -> r.with("externalRef", 17)),
        bad("surprise", "UNKNOWN_FIELD", 400, r -> r.with("surprise", true)),
        bad("filedBy", "UNKNOWN_CODE", 400, r -> r.with("filedBy", "NOBODY")),
        bad("filedBy", "REQUIRED", 400, r -> r.with("filedBy", null)),
        bad("consent", "REQUIRED", 400, r -> r.without("consent")),
        bad("consent.given", "REQUIRED", 400, r -> r.without("consent.given")),
        bad("consent.given", "WRONG_TYPE", 400, r -> r.with("consent.given", "yes")),
        bad("consent.given", "CONSENT_MISSING", 422, r -> r.with("consent.given", false)),
        bad("consent.scopes", "CONSENT_MISSING", 422, r -> r.withJson("consent.scopes", "[]")),
        bad("consent.at", "FUTURE_DATE", 422, r -> r.with("consent.at", "2099-01-01T00:00:00Z")),
        bad("consent.at", "BAD_FORMAT", 400, r -> r.with("consent.at", "yesterday")),
        bad("applicant.name", "REQUIRED", 400, r -> r.without("applicant.name")),
        bad("applicant.name", "BAD_FORMAT", 400, r -> r.with("applicant.name", "王小兰😀")),
        bad(
            "applicant.name",
            "BAD_FORMAT",
            400,
            r -> r.with("applicant.name", "\u0645\u062d\u0645\u062f")),
        bad("applicant.name", "BAD_FORMAT", 400, r -> r.with("applicant.name", "王\u202e兰")),
        bad("applicant.name", "TOO_LONG", 400, r -> r.with("applicant.name", "王".repeat(51))),
        bad(
            "applicant.residentId",
            "BAD_CHECK_DIGIT",
            422,
            r -> r.with("applicant.residentId", "345955198706122245")),
        bad(
            "applicant.residentId",
            "BAD_FORMAT",
            400,
            r -> r.with("applicant.residentId", "12345")),
        bad("applicant.mobile", "BAD_FORMAT", 400, r -> r.with("applicant.mobile", "12345678901")),
        bad(
            "applicant.villageCode",
            "UNKNOWN_AREA",
            422,
            r -> r.with("applicant.villageCode", "520502100999")),
        bad(
            "applicant.villageCode",
            "BAD_FORMAT",
            400,
            r -> r.with("applicant.villageCode", "520502100")),
        bad("household.size", "REQUIRED", 400, r -> r.without("household.size")),
        bad("household.size", "OUT_OF_RANGE", 422, r -> r.with("household.size", 0)),
        bad("household.size", "WRONG_TYPE", 400, r -> r.with("household.size", "4")),
        bad("household.size", "WRONG_TYPE", 400, r -> r.with("household.size", 4.5)),
        bad("household.dependants", "OUT_OF_RANGE", 422, r -> r.with("household.dependants", 5)),
        bad(
            "household.yearlyIncomeFen",
            "OUT_OF_RANGE",
            422,
            r -> r.with("household.yearlyIncomeFen", -1)),
        bad(
            "household.yearlyIncomeFen",
            "OUT_OF_RANGE",
            422,
            r -> r.with("household.yearlyIncomeFen", Long.MAX_VALUE)),
        bad(
            "household.suddenEventOn",
            "FUTURE_DATE",
            422,
            r -> r.with("household.suddenEventOn", "2099-01-01")),
        bad(
            "household.housingGrade",
            "UNKNOWN_CODE",
            400,
            r -> r.with("household.housingGrade", "E")),
        bad(
            "household.members",
            "OUT_OF_RANGE",
            422,
            r -> r.with("household.size", 1).with("household.dependants", 0)),
        bad(
            "household.members[0].residentId",
            "DUPLICATE",
            422,
            r -> r.with("household.members[0].residentId", r.text("applicant.residentId"))),
        bad(
            "household.members[0].relation",
            "UNKNOWN_CODE",
            400,
            r -> r.with("household.members[0].relation", "FRIEND")),
        bad(
            "household.members[0].disabilityGrade",
            "OUT_OF_RANGE",
            422,
            r -> r.with("household.members[0].disabilityGrade", 5)),
        bad("payee.holder", "OUT_OF_RANGE", 422, r -> r.with("payee.holder", "李四")),
        bad(
            "payee.holder",
            "OUT_OF_RANGE",
            422,
            r -> r.with("payee.relation", "MEMBER").with("payee.holder", "李四")),
        bad("payee.reason", "REQUIRED", 400, r -> r.with("payee.relation", "VILLAGE_COLLECTIVE")),
        bad("payee.accountNumber", "BAD_FORMAT", 400, r -> r.with("payee.accountNumber", "6217")),
        bad("payee.bankCode", "BAD_FORMAT", 400, r -> r.with("payee.bankCode", "?")),
        bad("category", "UNKNOWN_CODE", 400, r -> r.with("category", "LUXURY")),
        bad("cause", "REQUIRED", 400, r -> r.without("cause")),
        bad("story", "TOO_LONG", 400, r -> r.with("story", "很".repeat(2001))),
        bad("needs", "REQUIRED", 400, r -> r.withJson("needs", "[]")),
        bad("needs[0].id", "BAD_FORMAT", 400, r -> r.with("needs[0].id", "a b")),
        bad(
            "needs[1].id",
            "DUPLICATE",
            422,
            r ->
                r.withJson(
                    "needs[1]",
                    """
                    {"id": "coat", "kind": "MONEY", "purpose": "rice", "amountFen": 100}
                    """)),
        bad(
            "needs[0].amountFen",
            "OUT_OF_RANGE",
            422,
            r -> r.with("needs[0].amountFen", 5_000_001)),
        bad("needs[0].amountFen", "OUT_OF_RANGE", 422, r -> r.with("needs[0].amountFen", 0)),
        bad("needs[0].amountFen", "OUT_OF_RANGE", 422, r -> r.with("needs[0].amountFen", -1)),
        bad("needs[0].amountFen", "WRONG_TYPE", 400, r -> r.with("needs[0].amountFen", 1.5)),
        bad(
            "needs[0].amountFen",
            "OUT_OF_RANGE",
            422,
            r -> r.withJson("needs[0].amountFen", "9223372036854775808")),
        bad("needs[0].amountFen", "REQUIRED", 400, r -> r.without("needs[0].amountFen")),
        bad("needs[0].purpose", "REQUIRED", 400, r -> r.without("needs[0].purpose")),
        bad("needs[0].purpose", "OUT_OF_RANGE", 422, r -> r.with("needs[0].purpose", "给王晓明买书")),
        bad(
            "needs[0].purpose",
            "BAD_FORMAT",
            400,
            r -> r.with("needs[0].purpose", "call 13985700123")),
        bad("needs[0].purpose", "BAD_FORMAT", 400, r -> r.with("needs[0].purpose", "coat 🧥")),
        bad(
            "needs",
            "OUT_OF_RANGE",
            422,
            r ->
                r.withJson(
                    "needs[1]",
                    """
                    {"id": "rice", "kind": "MONEY", "purpose": "rice", "amountFen": 4920001}
                    """)),
        bad("needs[0].item", "REQUIRED", 400, r -> r.with("needs[0].kind", "GOODS")),
        bad("needs[0].quantity", "REQUIRED", 400, r -> goods(r, "\"item\": \"school bag\"")),
        bad("needs[0].estimatedFen", "REQUIRED", 400, r -> goods(r, "\"quantity\": 2")),
        bad("needs[0].quantity", "OUT_OF_RANGE", 422, r -> goods(r, "\"quantity\": 0")),
        bad("needs[0].quantity", "OUT_OF_RANGE", 422, r -> goods(r, "\"quantity\": 10001")),
        bad("needs[0].quantity", "WRONG_TYPE", 400, r -> goods(r, "\"quantity\": 1.5")),
        bad("needs[0].estimatedFen", "OUT_OF_RANGE", 422, r -> goods(r, "\"estimatedFen\": -1")),
        bad("needs[0].estimatedFen", "OUT_OF_RANGE", 422, r -> bags(r, 2, 5_000_001)),
        bad("needs[0].amountFen", "OUT_OF_RANGE", 422, r -> bags(r, 2, 1).with(AMOUNT, 1)),
        bad("needs[0].purpose", "OUT_OF_RANGE", 422, r -> bags(r, 2, 1).with(PURPOSE, "coats")),
        bad(
            "needs[0].item",
            "OUT_OF_RANGE",
            422,
            r -> bags(r, 2, 1).with(ITEM, r.text("applicant.name") + "的书包")),
        bad("needs[0].item", "BAD_FORMAT", 400, r -> bags(r, 2, 1).with(ITEM, "call 13985700123")),
        bad("needs[0].estimatedFen", "OUT_OF_RANGE", 422, r -> r.with(ESTIMATE, 1)));
  }

  private static final String AMOUNT = "needs[0].amountFen";
  private static final String PURPOSE = "needs[0].purpose";
  private static final String ITEM = "needs[0].item";
  private static final String ESTIMATE = "needs[0].estimatedFen";

  private static Request bags(Request request, int quantity, long estimatedFen) {
    return goods(
        request,
        "\"item\": \"school bag\", \"quantity\": %d, \"estimatedFen\": %d"
            .formatted(quantity, estimatedFen));
  }

  private static Request goods(Request request, String fields) {
    return request.withJson(
        "needs[0]", "{\"id\": \"bag\", \"kind\": \"GOODS\", %s}".formatted(fields));
  }

  private static Arguments bad(
      String field, String code, int status, UnaryOperator<Request> spoil) {
    return arguments(field, code, status, spoil);
  }

  @Test
  void anEngineStartFilesByTheSameCode() {
    var reply =
        FrontDoor.of(port, "village-informant-1").post(ENGINE_DOOR, started(aHelpRequest()));

    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    String caseNumber = reply.text("businessKey");
    assertThat(instancesOf(caseNumber)).isEqualTo(1);
    assertThat(fourEyes.hands(new CaseNumber(caseNumber)).get(Hand.FILED))
        .containsExactly("village-informant-1");
    assertThat(
            jdbc.queryForObject(
                "select client_id from case_file where case_number = ?", String.class, caseNumber))
        .isEqualTo("official:village-informant-1");
  }

  @Test
  void aBadEngineStartIsRefusedByFieldAndLeavesNoInstance() {
    var engineDoor = FrontDoor.of(port, "village-informant-1");
    Counts before = counts();

    var unknownArea =
        engineDoor.post(
            ENGINE_DOOR, started(aHelpRequest().with("applicant.villageCode", "520502100999")));
    var unknownField = engineDoor.post(ENGINE_DOOR, started(aHelpRequest().with("surprise", 1)));
    var tooMuch =
        engineDoor.post(ENGINE_DOOR, started(aHelpRequest().with("needs[0].amountFen", 5_000_001)));

    assertThat(List.of(unknownArea.status(), unknownField.status(), tooMuch.status()))
        .containsOnly(400);
    assertThat(unknownArea.body().toString()).contains("applicant.villageCode");
    assertThat(unknownField.body().toString()).contains("surprise");
    assertThat(tooMuch.body().toString()).contains("needs[0].amountFen");
    assertThat(counts()).isEqualTo(before);
  }

  /** One JSON variable holds the request, as in Camunda's own API. */
  private static String started(Request request) {
    var body = new ObjectMapper().createObjectNode();
    body.putObject("variables")
        .putObject("request")
        .put("type", "Json")
        .put("value", request.json());
    return body.toString();
  }

  private long instancesOf(String caseNumber) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .count();
  }

  private Counts counts() {
    return new Counts(
        count("case_file"),
        count("household"),
        count("need_line"),
        count("timeline_entry"),
        count("vault.record"),
        count("outbox_event"),
        engine.getRuntimeService().createProcessInstanceQuery().count());
  }

  private long count(String table) {
    Long rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
    return rows == null ? 0 : rows;
  }

  private record Counts(
      long cases,
      long households,
      long lines,
      long entries,
      long personal,
      long events,
      long instances) {}
}
