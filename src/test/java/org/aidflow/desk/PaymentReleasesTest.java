package org.aidflow.desk;

import static java.util.stream.Collectors.joining;
import static org.aidflow.desk.TasklistSession.json;
import static org.aidflow.desk.TasklistSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aidflow.AidflowTest;
import org.aidflow.access.Accounts;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page of releasers, over HTTP. */
class PaymentReleasesTest extends AidflowTest {
  private static final String PASSWORD = "Quiet-Harbour-44";

  /** Where no other test has payments waiting. */
  private static final AreaCode COUNTY = new AreaCode("520521");

  @Autowired private ApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private FourEyes fourEyes;
  @Autowired private Disbursements disbursements;

  private String official = "";
  private TasklistSession releaser;

  @BeforeEach
  void openTheOffice() {
    official = hired(Role.FINANCE_RELEASER, COUNTY);
    releaser = session(official);
  }

  @Test
  void aReleaserSeesWhatWaitsAndReleasesItTogether() {
    var cases = waiting(2);
    var shown = shown(cases);
    assertThat(shown)
        .allSatisfy(
            payment -> {
              assertThat(payment.path("objection").isNull()).isTrue();
              assertThat(payment.path("account").asText()).doesNotContain(BankProcess.SOUND);
              assertThat(payment.path("preparedBy").asText()).isEqualTo("aidflow");
            })
        .hasSize(2);
    var preview = json(releaser.post("/desk/payments/preview", choice(shown)));
    assertThat(preview.path("count").asInt()).isEqualTo(2);
    assertThat(preview.path("sum").asLong()).isEqualTo(300);
    assertThat(preview.path("stopped").isNull()).isTrue();
    assertThat(preview.path("conflicts")).isEmpty();

    var answer = release(shown);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    assertThat(cases).allMatch(one -> standing(one) == DisbursementStatus.RELEASED);
    assertThat(shown(cases)).isEmpty();
    var batch = overview().at("/batches/0");
    assertThat(batch.path("id").asText()).isEqualTo(json(answer).path("batchId").asText());
    assertThat(batch.path("standing").toString()).isEqualTo("{\"released\":2}");
    var payments = json(releaser.get("/desk/payments/batches/" + batch.path("id").asText()));
    assertThat(payments.findValuesAsText("subject"))
        .containsExactlyInAnyOrderElementsOf(cases.stream().map(CaseNumber::value).toList());

    var again = release(shown);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(text(again)).contains("The payment is released");
    assertThat(
            session(hired(Role.FINANCE_RELEASER, COUNTY))
                .get("/desk/payments/batches/" + batch.path("id").asText())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void oneThatIsBarredIsMarkedAndHoldsUpAll() {
    var cases = waiting(2);
    fourEyes.record(cases.get(0), Hand.VISITED, official);
    var shown = shown(cases);
    assertThat(shown.get(0).path("objection").asText()).startsWith("You visited the household");
    assertThat(shown.get(1).path("objection").isNull()).isTrue();
    assertThat(json(releaser.post("/desk/payments/preview", choice(shown))).path("conflicts"))
        .hasSize(1);
    var answer = release(shown);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer)).contains("1 of 2 payments cannot be released, so none is");
    assertThat(cases).allMatch(one -> standing(one) == DisbursementStatus.IN_APPROVAL);
  }

  @Test
  void whatChangedSinceItWasLookedAtIsNotReleased() {
    var cases = waiting(1);
    var seal = shown(cases).get(0).path("seal").asText();
    var other = choice(shown(cases)).replace(seal, "0".repeat(64));
    assertThat(
            json(releaser.post("/desk/payments/preview", other)).at("/conflicts/0/reason").asText())
        .contains("changed since you looked at it");
    assertThat(releaser.post("/desk/payments/release", other).statusCode()).isEqualTo(409);
    assertThat(standing(cases.get(0))).isEqualTo(DisbursementStatus.IN_APPROVAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|payments",
        "{\"payments\":[]}|payments",
        "{\"payments\":[null]}|payments[0]",
        "{\"payments\":[{}]}|payments[0].paymentId",
        "{\"payments\":[{\"paymentId\":\"7\",\"seal\":\"s\"}]}|payments[0].paymentId",
        "{\"payments\":[{\"paymentId\":\"00000000-0000-0000-0000-000000000007\"}]}|payments[0].seal",
        "{\"payments\":[],\"x\":1}|x"
      })
  void whatIsChosenIsSaidRight(String body, String field) {
    for (var act : List.of("preview", "release")) {
      var answer = releaser.post("/desk/payments/" + act, body);
      assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
      assertThat(json(answer).path("errors").findValuesAsText("field"))
          .anySatisfy(named -> assertThat(named).startsWith(field));
    }
  }

  @Test
  void aPaymentIsChosenOnce() {
    var one = shown(waiting(1)).get(0);
    var answer = release(List.of(one, one));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
  }

  @Test
  void releasersOfAnotherCountySeeAndReleaseNothing() {
    var cases = waiting(1);
    var shown = shown(cases);
    var elsewhere = session(hired(Role.FINANCE_RELEASER, new AreaCode("520502")));
    assertThat(text(elsewhere.get("/desk/payments/overview"))).doesNotContain(cases.get(0).value());
    var answer = elsewhere.post("/desk/payments/release", choice(shown));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer)).contains("for another role or area");
    assertThat(standing(cases.get(0))).isEqualTo(DisbursementStatus.IN_APPROVAL);
  }

  @Test
  void otherOfficialsSeeNothingOfIt() {
    var preparer = session(hired(Role.FINANCE_PREPARER, COUNTY));
    var nothing = choice(shown(waiting(1)));
    for (var path : List.of("", "/overview", "/batches/" + UUID.randomUUID())) {
      assertThat(preparer.get("/desk/payments" + path).statusCode()).as(path).isEqualTo(403);
    }
    for (var path : List.of("/preview", "/release")) {
      assertThat(preparer.post("/desk/payments" + path, nothing).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void anotherSiteCannotHaveAReleaserRelease() {
    var cases = waiting(1);
    var answer = releaser.postWithoutToken("/desk/payments/release", choice(shown(cases)));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(standing(cases.get(0))).isEqualTo(DisbursementStatus.IN_APPROVAL);
  }

  @Test
  void thePageComesWithItsScriptAndWithoutData() {
    var page = releaser.get("/desk/payments");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(text(page)).contains("payments.js");
    assertThat(releaser.get("/desk/payments.js").statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> release(List<JsonNode> shown) {
    return releaser.post("/desk/payments/release", choice(shown));
  }

  private static String choice(List<JsonNode> shown) {
    return shown.stream()
        .map(
            one ->
                "{\"paymentId\":%s,\"seal\":%s}".formatted(one.path("paymentId"), one.path("seal")))
        .collect(joining(",", "{\"payments\":[", "]}"));
  }

  /** These cases' payments as they are shown, in the order of the cases. */
  private List<JsonNode> shown(List<CaseNumber> cases) {
    var prepared = overview().path("prepared");
    return cases.stream()
        .flatMap(
            caseNumber ->
                all(prepared)
                    .filter(one -> one.path("subject").asText().equals(caseNumber.value())))
        .toList();
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private JsonNode overview() {
    var answer = releaser.get("/desk/payments/overview");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return json(answer);
  }

  private DisbursementStatus standing(CaseNumber caseNumber) {
    return disbursements.paymentsOf(caseNumber).get(0).status();
  }

  private List<CaseNumber> waiting(int count) {
    var cases = new ArrayList<CaseNumber>();
    for (int n = 1; n <= count; n++) {
      cases.add(new MetCases(context).waitingForRelease(COUNTY, 100L * n));
    }
    return cases;
  }

  private TasklistSession session(String userId) {
    var session = TasklistSession.of(port, userId, PASSWORD);
    session.get("/desk/pages");
    return session;
  }

  private String hired(Role role, AreaCode area) {
    var userId = "releases-page-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    staffing.appoint(userId, role, List.of(area));
    return userId;
  }
}
