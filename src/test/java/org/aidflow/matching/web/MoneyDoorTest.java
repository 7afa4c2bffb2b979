package org.aidflow.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.FrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.matching.OfferedCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Donors, needs, pledges and gifts as outside systems see them. */
class MoneyDoorTest extends AidflowTest {
  private static final String TABLES =
      """
      select concat_ws(' ', (select count(*) from donor), (select count(*) from pledge),
                       (select count(*) from gift), (select count(*) from gift_allocation),
                       (select count(*) from contribution), (select count(*) from gift_wish),
                       (select count(*) from ledger.transfer), (select count(*) from vault.record),
                       (select count(*) from idempotency_key), (select count(*) from outbox_event))
      """;

  @Autowired private TestRestTemplate http;
  @Autowired private Clients clients;
  @Autowired private ApplicationContext context;
  @Autowired private JdbcTemplate jdbc;

  private FrontDoor anybody;
  private FrontDoor portal;
  private FrontDoor channel;
  private FrontDoor stranger;
  private OfferedCases cases;

  @BeforeEach
  void clientsAtTheDoor() {
    anybody = new FrontDoor(http, null, null);
    portal = client("money-portal", Scopes.DONORS);
    channel = client("money-channel", Scopes.GIFTS);
    stranger = client("money-stranger", Scopes.DONORS, Scopes.GIFTS);
    cases = new OfferedCases(context);
  }

  @Test
  void aDonorIsShownMaskedAndOnlyToTheClientThatSpeaksForThem() {
    var registered =
        portal.post(
            "/donors", donor("\"idNumber\": \"11010519491231002X\", \"mobile\": \"13900139000\","));
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.headers().getLocation())
        .hasPath("/api/v1/donors/" + registered.text("donorId"));
    assertThat(registered.body().toString())
        .doesNotContain("韩梅梅", "13900139000", "11010519491231002X");
    assertThat(registered.text("mobile")).endsWith("9000");

    assertThat(portal.get("/donors/" + registered.text("donorId")).body())
        .isEqualTo(registered.body());
    assertThat(stranger.get("/donors/" + registered.text("donorId")).status()).isEqualTo(404);
  }

  @Test
  void aReferenceNamesOneDonorForEver() {
    var body = donor("");
    var first = portal.post("/donors", body);
    var second = portal.post("/donors", body);
    assertThat(second.problem()).isEqualTo("409  DUPLICATE");
    assertThat(second.text("donorId")).isEqualTo(first.text("donorId"));
    assertThat(stranger.post("/donors", body).status()).isEqualTo(201);
  }

  @Test
  void everybodySeesANeedAndNobodySeesWhose() {
    var number = cases.offered(800_00, 300_00);
    var need = cases.need(number);

    var one = anybody.get("/needs/" + need);

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.text("area")).isEqualTo("520502100");
    assertThat(one.text("status")).isEqualTo("OPEN");
    assertThat(one.fen("openFen")).isEqualTo(800_00);
    assertThat(names(one)).doesNotContain("purpose", "caseNumber", "householdId", "story");
    assertThat(one.body().toString())
        .doesNotContain("王小明", "11010519491231002X", "13800138000", "520502100001", "winter")
        .doesNotContain(number.value());
    assertThat(anybody.get("/needs?area=520502&category=DAILY_NECESSITIES&limit=200").status())
        .isEqualTo(200);
  }

  @Test
  void aListOfNeedsIsReadPartByPart() {
    cases.offered(1_00, 2_00, 3_00);
    Set<String> seen = new HashSet<>();
    String after = "";
    int parts = 0;
    do {
      var part = anybody.get("/needs?area=520502100&limit=50" + after);
      part.body().get("items").forEach(need -> assertThat(seen.add(need.toString())).isTrue());
      after = part.body().get("next").isNull() ? "" : "&after=" + part.text("next");
      parts++;
    } while (!after.isEmpty() && parts < 100);
    assertThat(seen.size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aPledgeIsHonouredByAGiftAndTheDonorGetsAReceipt() {
    var need = cases.need(cases.offered(800_00));
    var donor = portal.post("/donors", donor("")).text("donorId");

    var pledge = portal.post("/needs/" + need + "/pledges", pledge(donor, "80000"));
    assertThat(pledge.status()).isEqualTo(201);
    assertThat(pledge.headers().getLocation())
        .hasPath("/api/v1/pledges/" + pledge.text("pledgeId"));
    assertThat(pledge.text("reservedUntil")).isNotBlank();

    var reference = UUID.randomUUID().toString();
    var report = gift(reference, "90000", donor, pledge.text("pledgeId"));
    var gift = channel.post("/gifts", report);
    assertThat(gift.status()).isEqualTo(201);
    assertThat(gift.fen("allocatedFen")).isEqualTo(800_00);
    assertThat(gift.fen("unallocatedFen")).isEqualTo(100_00);
    assertThat(gift.text("allocations.0.needId")).isEqualTo(need.toString());

    assertThat(channel.post("/gifts", report).text("giftId")).isEqualTo(gift.text("giftId"));
    assertThat(
            channel
                .post("/gifts", gift(reference, "90001", donor, pledge.text("pledgeId")))
                .problem())
        .isEqualTo("409  DUPLICATE");

    assertThat(anybody.get("/needs/" + need).text("status")).isEqualTo("MET");
    assertThat(portal.get("/pledges/" + pledge.text("pledgeId")).text("status"))
        .isEqualTo("FULFILLED");
    assertThat(portal.get("/gifts/" + gift.text("giftId")).body()).isEqualTo(gift.body());
    assertThat(stranger.get("/gifts/" + gift.text("giftId")).status()).isEqualTo(404);

    var receipt = portal.get("/gifts/" + gift.text("giftId") + "/receipt");
    assertThat(receipt.text("receiptNumber")).isEqualTo(gift.text("receiptNumber"));
    assertThat(receipt.text("amountYuan")).isEqualTo("900.00");
    assertThat(receipt.text("donorName")).startsWith("韩").doesNotContain("梅");

    var listed = portal.get("/donors/" + donor + "/gifts");
    assertThat(listed.body().get("items")).hasSize(1);
    assertThat(stranger.get("/donors/" + donor + "/gifts").status()).isEqualTo(404);
  }

  @Test
  void aPledgeAboveWhatIsOpenIsRefusedWithWhatIsOpen() {
    var need = cases.need(cases.offered(800_00));
    var donor = portal.post("/donors", donor("")).text("donorId");
    portal.post("/needs/" + need + "/pledges", pledge(donor, "50000"));

    var before = rows();
    var refused = portal.post("/needs/" + need + "/pledges", pledge(donor, "30001"));

    assertThat(refused.problem()).isEqualTo("409  MORE_THAN_OPEN");
    assertThat(refused.fen("openFen")).isEqualTo(300_00);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theSameKeyTwiceMakesOnePledge() {
    var need = cases.need(cases.offered(800_00));
    var donor = portal.post("/donors", donor("")).text("donorId");
    var key = UUID.randomUUID().toString();
    var first = portal.post("/needs/" + need + "/pledges", pledge(donor, "30000"), key);
    var again = portal.post("/needs/" + need + "/pledges", pledge(donor, "30000"), key);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
    assertThat(anybody.get("/needs/" + need).fen("openFen")).isEqualTo(500_00);
  }

  @Test
  void aPledgeIsTakenBackByItsClientOnly() {
    var need = cases.need(cases.offered(800_00));
    var donor = portal.post("/donors", donor("")).text("donorId");
    var pledge =
        portal.post("/needs/" + need + "/pledges", pledge(donor, "30000")).text("pledgeId");

    assertThat(stranger.get("/pledges/" + pledge).status()).isEqualTo(404);
    assertThat(stranger.delete("/pledges/" + pledge).status()).isEqualTo(404);
    assertThat(portal.delete("/pledges/" + pledge).status()).isEqualTo(204);
    assertThat(portal.delete("/pledges/" + pledge).status()).isEqualTo(204);
    assertThat(portal.get("/pledges/" + pledge).text("status")).isEqualTo("WITHDRAWN");
    assertThat(anybody.get("/needs/" + need).fen("openFen")).isEqualTo(800_00);
  }

  @Test
  void aDonorsWishMovesWhatServesNothing() {
    var donor = portal.post("/donors", donor("")).text("donorId");
    var gift = channel.post("/gifts", gift(UUID.randomUUID().toString(), "90000", donor, null));
    var need = cases.need(cases.offered(800_00));
    var path = "/gifts/" + gift.text("giftId") + "/wish";

    var redirected = portal.post(path, json("{'wish': 'REDIRECT', 'needId': '" + need + "'}"));
    assertThat(redirected.status()).isEqualTo(200);
    assertThat(redirected.fen("allocatedFen")).isEqualTo(800_00);
    assertThat(redirected.fen("unallocatedFen")).isEqualTo(100_00);
    assertThat(anybody.get("/needs/" + need).text("status")).isEqualTo("MET");
    assertThat(portal.post(path, json("{'wish': 'REDIRECT', 'needId': '" + need + "'}")).problem())
        .isEqualTo("409  MORE_THAN_OPEN");

    var refund = portal.post(path, json("{'wish': 'REFUND'}"));
    assertThat(refund.fen("unallocatedFen")).isZero();
    assertThat(refund.fen("refundingFen")).isEqualTo(100_00);
    assertThat(refund.text("status")).isEqualTo("RECEIVED");
    assertThat(portal.post(path, json("{'wish': 'REFUND'}")).problem())
        .isEqualTo("409  WRONG_STATE");

    var trace = portal.get("/gifts/" + gift.text("giftId") + "/trace");
    assertThat(trace.fen("refundingFen")).isEqualTo(100_00);
    assertThat(trace.body().get("wishes").findValuesAsText("wish"))
        .containsExactly("REDIRECT", "REFUND");
    assertThat(trace.text("parts.0.needId")).isEqualTo(need.toString());
  }

  @Test
  void aContributionIsAnnouncedAndThenReceivedUnderTheSameId() {
    var donor = portal.post("/donors", donor("")).text("donorId");
    var reference = UUID.randomUUID().toString();
    var body =
        json("{'channelReference': '%s', 'amountFen': 500, 'donorId': '%s'}")
            .formatted(reference, donor);

    var announced = channel.post("/contributions", body);
    assertThat(announced.status()).isEqualTo(201);
    assertThat(announced.text("status")).isEqualTo("INITIATED");
    var path = "/contributions/" + announced.text("contributionId");
    assertThat(announced.headers().getLocation()).hasPath("/api/v1" + path);
    assertThat(channel.get("/gifts/" + announced.text("contributionId")).status()).isEqualTo(404);

    assertThat(channel.post(path + "/status", json("{'status': 'PENDING'}")).text("status"))
        .isEqualTo("PENDING");
    assertThat(channel.post(path + "/status", json("{'status': 'EXPIRED'}")).text("status"))
        .isEqualTo("EXPIRED");
    assertThat(channel.post(path + "/status", json("{'status': 'PENDING'}")).problem())
        .isEqualTo("409  WRONG_STATE");

    var gift = channel.post("/gifts", gift(reference, "500", donor, null));
    assertThat(gift.text("giftId")).isEqualTo(announced.text("contributionId"));
    var received = channel.get(path);
    assertThat(received.text("status")).isEqualTo("RECEIVED");
    assertThat(received.fen("receivedFen")).isEqualTo(500);
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(channel.post("/contributions", body.replace(": 500,", ": 501,")).problem())
        .isEqualTo("409  DUPLICATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|wish|REQUIRED",
        "{'wish': null}|400|wish|REQUIRED",
        "{'wish': 'KEEP'}|400|wish|UNKNOWN_CODE",
        "{'wish': 'REDIRECT'}|400|needId|REQUIRED",
        "{'wish': 'REDIRECT', 'needId': 'x'}|400|needId|BAD_FORMAT",
        "{'wish': 'REDIRECT', 'needId':"
            + " '00000000-0000-4000-8000-000000000000'}|400|needId|NOT_FOUND",
        "{'wish': 'REDIRECT', 'needId': '00000000-0000-4000-8000-000000000000', 'fundId':"
            + " '520502'}|*|needId|NOT_ALLOWED",
        "{'wish': 'REDIRECT', 'fundId': '999999'}|422|fundId|UNKNOWN_AREA",
        "{'wish': 'REDIRECT', 'fundId': '52050'}|400|fundId|BAD_FORMAT",
        "{'wish': 'REFUND', 'fundId': '520502'}|*|fundId|NOT_ALLOWED",
        "{'wish': 'REFUND', 'needId':"
            + " '00000000-0000-4000-8000-000000000000'}|*|needId|NOT_ALLOWED",
        "{'wish': 'REFUND', 'amountFen': 5}|400|amountFen|UNKNOWN_FIELD",
      })
  void aBadWishIsRefusedByField(String body, String status, String field, String code) {
    var donor = portal.post("/donors", donor("")).text("donorId");
    var gift = channel.post("/gifts", gift(UUID.randomUUID().toString(), "500", donor, null));
    refused(
        () -> portal.post("/gifts/" + gift.text("giftId") + "/wish", json(body)),
        status,
        field,
        code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|*|REQUIRED",
        "{'channelReference': 'r', 'amountFen': 0, 'donorId': 'DONOR'}|422|amountFen|OUT_OF_RANGE",
        "{'channelReference': 'r', 'amountFen': 5}|400|donorId|REQUIRED",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId':"
            + " '00000000-0000-4000-8000-000000000000'}|400|donorId|NOT_FOUND",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR', 'pledgeId':"
            + " '00000000-0000-4000-8000-000000000000'}|400|pledgeId|NOT_FOUND",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR', 'fundId':"
            + " '999999'}|422|fundId|UNKNOWN_AREA",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR', 'expiresAt':"
            + " '2000-01-01T00:00:00Z'}|422|expiresAt|OUT_OF_RANGE",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR', 'expiresAt':"
            + " 'soon'}|400|expiresAt|BAD_FORMAT",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR', 'status':"
            + " 'PENDING'}|400|status|UNKNOWN_FIELD",
      })
  void aBadAnnouncementIsRefusedByField(String body, String status, String field, String code) {
    var donor = portal.post("/donors", donor("")).text("donorId");
    refused(
        () -> channel.post("/contributions", json(body).replace("DONOR", donor)),
        status,
        field,
        code);
  }

  @Test
  void aChannelSaysOnlyWhatItKnowsOfAContribution() {
    var none = "/contributions/" + UUID.randomUUID();
    assertThat(channel.get(none).status()).isEqualTo(404);
    assertThat(channel.get("/contributions/none").status()).isEqualTo(400);
    assertThat(channel.post(none + "/status", json("{'status': 'FAILED'}")).status())
        .isEqualTo(404);
    for (String body : List.of("{}", "{'status': 'RECEIVED'}", "{'status': 'REFUNDED'}")) {
      refused(() -> channel.post(none + "/status", json(body)), "400", "status", "*");
    }
    assertThat(portal.post("/contributions", json("{}")).status()).isEqualTo(403);
    assertThat(anybody.get(none).status()).isEqualTo(401);
    var gift = "/gifts/" + UUID.randomUUID() + "/wish";
    assertThat(channel.post(gift, json("{'wish': 'REFUND'}")).status()).isEqualTo(403);
    assertThat(portal.post(gift, json("{'wish': 'REFUND'}")).status()).isEqualTo(404);
  }

  @Test
  void moneyFromNobodyKnownIsTakenAndShown() {
    var body =
        json("{'channelReference': '%s', 'amountFen': 500, 'paidAt': '2026-01-01T00:00:00Z',")
            .formatted(UUID.randomUUID());
    var kept = channel.post("/gifts", body + json("'donorUnknown': true}"));
    assertThat(kept.status()).isEqualTo(201);
    assertThat(kept.body().get("inSuspense").booleanValue()).isTrue();
    assertThat(channel.get("/gifts/" + kept.text("giftId")).body()).isEqualTo(kept.body());
    assertThat(portal.get("/gifts/" + kept.text("giftId")).status()).isEqualTo(404);

    var donor = portal.post("/donors", donor("")).text("donorId");
    refused(
        () ->
            channel.post(
                "/gifts", body + json("'donorUnknown': true, 'donorId': '" + donor + "'}")),
        "*",
        "donorId",
        "NOT_ALLOWED");
    refused(
        () -> channel.post("/gifts", body + json("'donorUnknown': true, 'fundId': '520502'}")),
        "*",
        "fundId",
        "NOT_ALLOWED");
    refused(
        () ->
            channel.post(
                "/gifts", body.replace(": 500,", ": 501,") + json("'donorUnknown': true}")),
        "*",
        "amountFen",
        "DUPLICATE");

    var gift = channel.post("/gifts", body + json("'donorId': '" + donor + "'}"));
    assertThat(gift.text("giftId")).isEqualTo(kept.text("giftId"));
    assertThat(gift.body().get("inSuspense").booleanValue()).isFalse();
    assertThat(portal.get("/gifts/" + gift.text("giftId")).fen("unallocatedFen")).isEqualTo(500);
  }

  @Test
  void whatPaysBackNothingIsRefusedByField() {
    var path = "/recoveries/RECOVERY-2000-0000001/receipts";
    var body = json("{'channelReference': 'r', 'amountFen': 5, 'paidAt': '2026-01-01T00:00:00Z'}");
    assertThat(channel.post(path, body).status()).isEqualTo(404);
    assertThat(channel.post("/recoveries/HR-2026-0000001/receipts", body).status()).isEqualTo(404);
    assertThat(channel.post("/recoveries/x/receipts", body).status()).isEqualTo(404);
    assertThat(portal.post(path, body).status()).isEqualTo(403);
    assertThat(anybody.post(path, body).status()).isEqualTo(401);
    refused(() -> channel.post(path, json("{}")), "400", "*", "REQUIRED");
    refused(() -> channel.post(path, body.replace("5,", "0,")), "422", "amountFen", "OUT_OF_RANGE");
    refused(
        () -> channel.post(path, body.replace("5,", "'5',".replace('\'', '"'))),
        "400",
        "amountFen",
        "WRONG_TYPE");
  }

  @Test
  void whoMayNotIsToldSo() {
    var need = cases.need(cases.offered(800_00));
    var donor = UUID.randomUUID().toString();
    var before = rows();
    assertThat(anybody.post("/donors", donor("")).status()).isEqualTo(401);
    assertThat(channel.post("/donors", donor("")).status()).isEqualTo(403);
    assertThat(channel.post("/needs/" + need + "/pledges", pledge(donor, "1")).status())
        .isEqualTo(403);
    assertThat(channel.delete("/pledges/" + donor).status()).isEqualTo(403);
    assertThat(portal.post("/gifts", gift("x", "1", donor, null)).status()).isEqualTo(403);
    assertThat(channel.get("/donors/" + donor + "/gifts").status()).isEqualTo(403);
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{`|400| |UNREADABLE",
        "[]|400| |WRONG_TYPE",
        "null|400| |REQUIRED",
        "{}|400|externalRef|REQUIRED",
        "{'externalRef': 7, 'kind': 'PERSON', 'name': 'A'}|400|externalRef|WRONG_TYPE",
        "{'externalRef': '', 'kind': 'PERSON', 'name': 'A'}|400|externalRef|TOO_SHORT",
        "{'externalRef': 'r r', 'kind': 'PERSON', 'name': 'A'}|400|externalRef|BAD_FORMAT",
        "{'externalRef': 'r', 'kind': 'ROBOT', 'name': 'A'}|400|kind|UNKNOWN_CODE",
        "{'externalRef': 'r', 'kind': 0, 'name': 'A'}|400|kind|*",
        "{'externalRef': 'r', 'kind': 'PERSON'}|400|name|REQUIRED",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': ' '}|400|name|REQUIRED",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': 'LONG'}|400|name|TOO_LONG",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': 'A\\u0000'}|400|name|*",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': 'A', 'vip': true}|400|vip|UNKNOWN_FIELD",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': 'A', 'mobile': '12'}|400|mobile|BAD_FORMAT",
        "{'externalRef': 'r', 'kind': 'PERSON', 'name': 'A', 'idNumber':"
            + " '345955198706122245'}|422|idNumber|BAD_CHECK_DIGIT",
        "{'externalRef': 'r', 'kind': 'ORGANISATION', 'name': 'A', 'idNumber':"
            + " '91350211M00013FA1N'}|422|idNumber|BAD_CHECK_DIGIT",
        "{'externalRef': 'r', 'kind': 'ORGANISATION', 'name': 'A', 'idNumber':"
            + " '11010519491231002X'}|*|idNumber|*",
      })
  void aBadDonorIsRefusedByField(String body, String status, String field, String code) {
    refused(() -> portal.post("/donors", json(body)), status, field, code);
  }

  @Test
  void anyNameThatAPersonCanHaveIsTaken() {
    for (String name : List.of("👩‍🌾 مرحبا", "买买提·吐尔逊", "O'Neil; drop table donor", "𠮷野家")) {
      var body = donor("").replace("韩梅梅", name);
      assertThat(portal.post("/donors", body).status()).as(name).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|*|REQUIRED",
        "{'donorId': 'DONOR'}|400|amountFen|REQUIRED",
        "{'donorId': 'DONOR', 'amountFen': null}|400|amountFen|REQUIRED",
        "{'donorId': 'DONOR', 'amountFen': '100'}|400|amountFen|WRONG_TYPE",
        "{'donorId': 'DONOR', 'amountFen': 1.5}|400|amountFen|WRONG_TYPE",
        "{'donorId': 'DONOR', 'amountFen': 0}|422|amountFen|OUT_OF_RANGE",
        "{'donorId': 'DONOR', 'amountFen': -5}|422|amountFen|OUT_OF_RANGE",
        "{'donorId': 'DONOR', 'amountFen': 1000000000001}|422|amountFen|OUT_OF_RANGE",
        "{'donorId': 'DONOR', 'amountFen': 99999999999999999999999}|*|amountFen|OUT_OF_RANGE",
        "{'donorId': 'me', 'amountFen': 1}|400|donorId|BAD_FORMAT",
        "{'donorId': '00000000-0000-4000-8000-000000000000', 'amountFen':"
            + " 1}|400|donorId|NOT_FOUND",
        "{'donorId': 'DONOR', 'amountFen': 1, 'quantity': 2}|422|quantity|OUT_OF_RANGE",
      })
  void aBadPledgeIsRefusedByField(String body, String status, String field, String code) {
    var need = cases.need(cases.offered(800_00));
    var donor = portal.post("/donors", donor("")).text("donorId");
    refused(
        () -> portal.post("/needs/" + need + "/pledges", json(body).replace("DONOR", donor)),
        status,
        field,
        code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|*|REQUIRED",
        "{'channelReference': 'r', 'amountFen': 5, 'donorId': 'DONOR'}|400|paidAt|REQUIRED",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'yesterday', 'donorId':"
            + " 'DONOR'}|400|paidAt|BAD_FORMAT",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 1700000000, 'donorId':"
            + " 'DONOR'}|400|paidAt|WRONG_TYPE",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': '2199-01-01T00:00:00Z', 'donorId':"
            + " 'DONOR'}|422|paidAt|FUTURE_DATE",
        "{'channelReference': 'r', 'amountFen': 0, 'paidAt': 'NOW', 'donorId':"
            + " 'DONOR'}|422|amountFen|OUT_OF_RANGE",
        "{'channelReference': 'r', 'amountFen': -1, 'paidAt': 'NOW', 'donorId':"
            + " 'DONOR'}|422|amountFen|OUT_OF_RANGE",
        "{'channelReference': 'r', 'amountFen': 5.0, 'paidAt': 'NOW', 'donorId':"
            + " 'DONOR'}|400|amountFen|WRONG_TYPE",
        "{'channelReference': 'LONG', 'amountFen': 5, 'paidAt': 'NOW', 'donorId':"
            + " 'DONOR'}|400|channelReference|TOO_LONG",
        "{'channelReference': '红包', 'amountFen': 5, 'paidAt': 'NOW', 'donorId':"
            + " 'DONOR'}|400|channelReference|BAD_FORMAT",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW'}|400|donorId|REQUIRED",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW', 'donorId':"
            + " '00000000-0000-4000-8000-000000000000'}|400|donorId|NOT_FOUND",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW', 'donorId': 'DONOR',"
            + " 'pledgeId': '00000000-0000-4000-8000-000000000000'}|400|pledgeId|NOT_FOUND",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW', 'donorId': 'DONOR',"
            + " 'fundId': '12345'}|400|fundId|BAD_FORMAT",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW', 'donorId': 'DONOR',"
            + " 'fundId': '999999'}|422|fundId|UNKNOWN_AREA",
        "{'channelReference': 'r', 'amountFen': 5, 'paidAt': 'NOW', 'donorId': 'DONOR',"
            + " 'campaignId': 'c'}|400|campaignId|UNKNOWN_FIELD",
      })
  void aBadReportOfAGiftIsRefusedByField(String body, String status, String field, String code) {
    var donor = portal.post("/donors", donor("")).text("donorId");
    refused(
        () ->
            channel.post(
                "/gifts",
                json(body).replace("DONOR", donor).replace("NOW", "2026-01-01T00:00:00Z")),
        status,
        field,
        code);
  }

  @ParameterizedTest
  @CsvSource({
    "/needs/00000000-0000-4000-8000-000000000000, 404",
    "/needs/none, 400",
    "/needs?area=1234567, 400",
    "/needs?area=99, 422",
    "/needs?area=520502100001, 422",
    "/needs?category=CARS, 400",
    "/needs?priority=P9, 400",
    "/needs?limit=0, 422",
    "/needs?limit=201, 422",
    "/needs?limit=x, 400",
    "/needs?after=x, 400",
    "/needs?after=99999999999999999999, 400",
    "/pledges/00000000-0000-4000-8000-000000000000, 404",
    "/pledges/none, 400",
    "/gifts/00000000-0000-4000-8000-000000000000, 404",
    "/gifts/none, 400",
    "/gifts/none/receipt, 400",
    "/donors/00000000-0000-4000-8000-000000000000, 404",
    "/donors/none, 400",
    "/donors/none/gifts, 400",
  })
  void whatIsNotThereOrNotAskedForRightlyIsAProblemOfTheCaller(String path, int status) {
    assertThat(portal.get(path).status()).isEqualTo(status);
  }

  @Test
  void aPledgeForANeedThatIsNotThereIsRefused() {
    var donor = portal.post("/donors", donor("")).text("donorId");
    assertThat(
            portal.post("/needs/" + UUID.randomUUID() + "/pledges", pledge(donor, "100")).status())
        .isEqualTo(404);
  }

  private interface Call {
    FrontDoor.Answer make();
  }

  private void refused(Call call, String status, String field, String code) {
    var before = rows();
    var answer = call.make();
    assertThat(String.valueOf(answer.headers().getContentType()))
        .startsWith("application/problem+json");
    assertThat(answer.status()).isBetween(400, 499);
    if (!status.equals("*")) {
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(Integer.parseInt(status));
    }
    if (!"*".equals(field)) {
      assertThat(fields(answer)).contains(field == null ? "" : field);
    }
    if (!code.equals("*")) {
      assertThat(answer.body().toString()).contains("\"" + code + "\"");
    }
    assertThat(rows()).isEqualTo(before);
  }

  private static List<String> fields(FrontDoor.Answer answer) {
    return answer.body().get("errors").findValuesAsText("field");
  }

  private static Set<String> names(FrontDoor.Answer answer) {
    Set<String> names = new HashSet<>();
    answer.body().fieldNames().forEachRemaining(names::add);
    return names;
  }

  private String rows() {
    return String.valueOf(jdbc.queryForObject(TABLES, String.class));
  }

  private FrontDoor client(String id, String... scopes) {
    return new FrontDoor(http, id, clients.register(id, List.of(scopes)));
  }

  private static String json(String body) {
    return body.replace('\'', '"').replace("LONG", "长".repeat(101));
  }

  private static String donor(String more) {
    return """
        {"externalRef": "%s", "kind": "PERSON", %s "name": "韩梅梅"}
        """
        .formatted(UUID.randomUUID(), more);
  }

  private static String pledge(String donor, String fen) {
    return """
        {"donorId": "%s", "amountFen": %s}
        """
        .formatted(donor, fen);
  }

  private static String gift(String reference, String fen, String donor, @Nullable String pledge) {
    return """
        {"channelReference": "%s", "amountFen": %s, "paidAt": "2026-01-01T00:00:00Z",
         "donorId": "%s", "pledgeId": %s}
        """
        .formatted(reference, fen, donor, pledge == null ? "null" : '"' + pledge + '"');
  }
}
