package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everybody who is no official: the portal with its donors, the bank's channel, a far register. */
final class Outside {

  private final Caller portal;
  private final Caller channel;
  private final Caller register;
  private final Assisted assisted;
  private final List<String> donors = new ArrayList<>();

  /**
   * Those who call.
   *
   * @param portal files, reads and speaks for donors
   * @param channel reports money that came in
   * @param register answers questions
   * @param assisted those whom no portal knows
   */
  Outside(Caller portal, Caller channel, Caller register, Assisted assisted) {
    this.portal = portal;
    this.channel = channel;
    this.register = register;
    this.assisted = assisted;
    for (var name : List.of("陈善", "林好心", "晨光互助会")) {
      donors.add(
          portal
              .post(
                  "/api/v1/donors",
                  Map.of("externalRef", UUID.randomUUID(), "kind", "PERSON", "name", name))
              .orFail()
              .path("donorId")
              .asText());
    }
  }

  Caller portal() {
    return portal;
  }

  JsonNode caseOf(String caseNumber) {
    return assisted.knows(caseNumber)
        ? assisted.view(caseNumber)
        : portal.get("/api/v1/cases/" + caseNumber).orFail();
  }

  /** Every case, as the portal's list and informants know them. */
  List<JsonNode> cases() {
    var cases = all("/api/v1/cases?limit=200");
    cases.addAll(assisted.views());
    return cases;
  }

  /** A family asks for help; the case number. */
  String file(Story story, ObjectNode body) {
    return story.isAssisted()
        ? assisted.file(body)
        : portal.post("/api/v1/help-requests", body).orFail().path("caseNumber").asText();
  }

  /** All pages of a list. */
  List<JsonNode> all(String list) {
    var items = new ArrayList<JsonNode>();
    var after = "";
    while (after != null) {
      var page = portal.get(list + after).orFail();
      page.path("items").forEach(items::add);
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : null;
    }
    return items;
  }

  /** A donor gives to the public fund of a county. */
  void fill(String county, long fen) {
    gift(0, fen, LocalDate.of(2026, 1, 2) + "T02:15:00Z", Map.of("fundId", county));
  }

  /** What the portal tells of a case; the answer. */
  Caller.Answer tells(Request request, String door, Object body) {
    return portal.post("/api/v1/cases/" + request.caseNumber() + "/" + door, body);
  }

  /** The donor of that number pledges a part of a line and pays it; the gift. */
  String give(int donor, JsonNode view, JsonNode line, long fen) {
    var pledge = pledge(donor, line, Map.of("amountFen", fen));
    return gift(donor, fen, view.path("updatedAt").asText(), Map.of("pledgeId", pledge));
  }

  /** The donor of that number pledges pieces of goods and brings them. */
  void bring(int donor, JsonNode line, int pieces) {
    var pledge = pledge(donor, line, Map.of("quantity", pieces));
    portal.post("/api/v1/pledges/" + pledge + "/goods", Map.of("quantity", pieces)).orFail();
  }

  String pledge(int donor, JsonNode line, Map<String, Object> howMuch) {
    var body = new HashMap<>(howMuch);
    body.put("donorId", donors.get(donor));
    return portal
        .post("/api/v1/needs/" + line.path("needId").asText() + "/pledges", body)
        .orFail()
        .path("pledgeId")
        .asText();
  }

  /** Money of a donor comes in; the gift. */
  String gift(int donor, long fen, String paidAt, Map<String, Object> purpose) {
    var body = new HashMap<>(purpose);
    body.put("channelReference", "proof-" + UUID.randomUUID());
    body.put("amountFen", fen);
    body.put("paidAt", paidAt);
    body.put("donorId", donors.get(donor));
    return channel.post("/api/v1/gifts", body).orFail().path("giftId").asText();
  }

  /** The donor's wish for what serves nothing. */
  void wish(String gift, Map<String, Object> wish) {
    portal.post("/api/v1/gifts/" + gift + "/wish", wish).orFail();
  }

  /** A donor says what they think of what became of the gift. */
  void evaluate(String gift, Map<String, Object> said) {
    portal.post("/api/v1/gifts/" + gift + "/evaluation", said).orFail();
  }

  /** A donor offers money for needs of a kind in an area. */
  void offer(int donor, Map<String, Object> standingOffer) {
    portal.post("/api/v1/donors/" + donors.get(donor) + "/standing-offers", standingOffer).orFail();
  }

  /** The offer that a need was put to a donor with, once it was. */
  Optional<JsonNode> offerFor(String need) {
    return all("/api/v1/events?limit=200").stream()
        .filter(event -> event.path("type").asText().endsWith("offer-made"))
        .map(event -> event.path("data"))
        .filter(data -> data.path("needId").asText().equals(need))
        .findFirst();
  }

  /** The pledge that the offer has become, or becomes when the donor accepts. */
  String accept(JsonNode offer) {
    return offer.path("pledgeId").isTextual()
        ? offer.path("pledgeId").asText()
        : portal
            .post(
                "/api/v1/offers/" + offer.path("offerId").asText() + "/answer",
                Map.of("answer", "ACCEPT"))
            .orFail()
            .path("pledgeId")
            .asText();
  }

  /** The far register says of everybody whom it is asked about that they are on it. */
  boolean answersOf(String residentId) {
    for (var question : register.get("/api/v1/questions?limit=200").orFail().path("items")) {
      if (question.path("residentId").asText().equals(residentId)) {
        register
            .post(
                "/api/v1/register-answers",
                Map.of(
                    "questionId",
                    question.path("questionId").asText(),
                    "status",
                    "MINIMUM_ALLOWANCE",
                    "validUntil",
                    "2028-12-31"))
            .orFail();
        return true;
      }
    }
    return false;
  }
}
