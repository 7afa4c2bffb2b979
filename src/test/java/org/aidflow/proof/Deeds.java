package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people outside do about a case. */
final class Deeds {

  /** What somebody sends more than was asked for, in fen. */
  private static final long SURPLUS = 50_00;

  private Deeds() {}

  /** One donor gives all that is open: money, and goods that they bring. */
  static boolean give(Outside outside, Request request, JsonNode view) {
    for (var line : view.path("lines")) {
      give(outside, request, view, line);
    }
    return true;
  }

  private static void give(Outside outside, Request request, JsonNode view, JsonNode line) {
    var goods = line.path("goods");
    if (goods.isObject()) {
      var pieces = goods.path("approvedQuantity").asInt() - goods.path("metQuantity").asInt();
      if (pieces > 0) {
        outside.bring(1, line, pieces);
      }
    } else if (openFen(line) > 0) {
      request.gifts().add(outside.give(0, view, line, openFen(line)));
    }
  }

  private static long openFen(JsonNode line) {
    return line.path("approvedFen").asLong() - line.path("metFen").asLong();
  }

  /** Three donors, one after the other, give a part of each line; the last sends too much. */
  static boolean giveTogether(Outside outside, Request request, JsonNode view) {
    for (var line : view.path("lines")) {
      var third = openFen(line) / 3;
      request.gifts().add(outside.give(0, view, line, third));
      request.gifts().add(outside.give(1, view, line, third));
      var rest = openFen(line) - 2 * third;
      var pledge = outside.pledge(2, line, Map.of("amountFen", rest));
      request
          .gifts()
          .add(
              outside.gift(
                  2, rest + SURPLUS, view.path("updatedAt").asText(), Map.of("pledgeId", pledge)));
    }
    return true;
  }

  static boolean giveFirst(Outside outside, Request request, JsonNode view) {
    give(outside, request, view, view.path("lines").path(0));
    return true;
  }

  static boolean giveHalf(Outside outside, Request request, JsonNode view) {
    var line = view.path("lines").path(0);
    outside.give(2, view, line, openFen(line) / 2);
    return true;
  }

  /** When the part that was given is paid, somebody gives the rest. */
  static boolean giveTheRest(Outside outside, Request request, JsonNode view) {
    return view.path("paidFen").asLong() > 0 && give(outside, request, view);
  }

  /** A donor pledges all, and no money comes. */
  static boolean pledgeInVain(Outside outside, Request request, JsonNode view) {
    var line = view.path("lines").path(0);
    outside.pledge(2, line, Map.of("amountFen", openFen(line)));
    return true;
  }

  /** When the pledge has lapsed the need is open again, and somebody else gives. */
  static boolean giveWhatLapsed(Outside outside, Request request, JsonNode view) {
    var need = view.path("lines").path(0).path("needId").asText();
    var open = outside.portal().get("/api/v1/needs/" + need).orFail().path("openFen").asLong();
    return open > 0 && give(outside, request, view);
  }

  /**
   * A donor has a standing offer for just such needs; the case's own category keeps it apart.
   *
   * @param mode {@code ASK}, or {@code AUTO} when it counts without another word of the donor
   */
  static Act offerInAdvance(String mode) {
    return (outside, request, view) -> {
      outside.offer(
          2,
          Map.of(
              "budgetFen",
              500_000,
              "areas",
              List.of(view.path("area").asText().substring(0, 9)),
              "categories",
              List.of(view.path("category").asText()),
              "mode",
              mode));
      return true;
    };
  }

  static boolean payTheOffer(Outside outside, Request request, JsonNode view) {
    var need = view.path("lines").path(0).path("needId").asText();
    var offer = outside.offerFor(need);
    offer.ifPresent(
        made ->
            outside.gift(
                2,
                made.path("amountFen").asLong(),
                view.path("updatedAt").asText(),
                Map.of("pledgeId", outside.accept(made))));
    return offer.isPresent();
  }

  /** The donor says what shall become of gifts that the case no longer needs. */
  static Act wish(Map<String, Object> wish) {
    return (outside, request, view) -> {
      request.gifts().forEach(gift -> outside.wish(gift, wish));
      return true;
    };
  }

  /** Who gave last, and too much, would see the rest in a public fund. */
  static boolean redirectTheSurplus(Outside outside, Request request, JsonNode view) {
    var last = request.gifts().get(request.gifts().size() - 1);
    outside.wish(last, Map.of("wish", "REDIRECT", "fundId", "440106"));
    return true;
  }

  static boolean complete(Outside outside, Request request, JsonNode view) {
    var answer =
        outside.tells(
            request,
            "completion",
            Map.of("items", List.of("HOUSEHOLD_FACTS"), "household", Map.of("size", 4)));
    assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(200);
    return true;
  }

  /** The household says of the payment that all of it is there. */
  static boolean confirm(Outside outside, Request request, JsonNode view) {
    return receipt(outside, request, "FULL");
  }

  static boolean missTheMoney(Outside outside, Request request, JsonNode view) {
    return receipt(outside, request, "NONE");
  }

  private static boolean receipt(Outside outside, Request request, String received) {
    var payments =
        outside
            .portal()
            .get("/api/v1/cases/" + request.caseNumber() + "/payments")
            .orFail()
            .path("items");
    var confirmed = false;
    for (var payment : payments) {
      if (payment.path("status").asText().equals("PAID")) {
        outside
            .tells(
                request,
                "receipt",
                Map.of(
                    "paymentId",
                    payment.path("paymentId").asText(),
                    "received",
                    received,
                    "amountFen",
                    received.equals("FULL") ? payment.path("amountFen").asLong() : 0,
                    "at",
                    payment.path("createdAt").asText()))
            .orFail();
        confirmed = true;
      }
    }
    return confirmed;
  }

  static boolean withdraw(Outside outside, Request request, JsonNode view) {
    outside.tells(request, "withdrawal", Map.of()).orFail();
    return true;
  }

  static boolean appeal(Outside outside, Request request, JsonNode view) {
    outside.tells(request, "appeal", Map.of("grounds", "It was not looked at with care.")).orFail();
    return true;
  }

  static boolean answerRegister(Outside outside, Request request, JsonNode view) {
    return outside.answersOf(request.residentId());
  }

  /** The household moves to where other officials work, as far as the proof has any. */
  static boolean move(Outside outside, Request request, JsonNode view) {
    return report(Map.of("kind", "MOVED", "villageCode", request.elsewhere()))
        .isDone(outside, request, view);
  }

  /** The household moves, and nobody knows where. */
  static boolean moveAway(Outside outside, Request request, JsonNode view) {
    var moved = new HashMap<String, Object>(Map.of("kind", "MOVED"));
    moved.put("villageCode", null);
    return report(moved).isDone(outside, request, view);
  }

  /** The family and everybody who gave to it say what they think. */
  static boolean evaluate(Outside outside, Request request, JsonNode view) {
    var said = Map.<String, Object>of("score", 4, "comment", "It came in time.");
    outside.tells(request, "evaluation", said).orFail();
    request.gifts().forEach(gift -> outside.evaluate(gift, said));
    return true;
  }

  /** Something happened to the household. */
  static Act report(String kind) {
    return report(Map.of("kind", kind));
  }

  static Act report(Map<String, Object> change) {
    return (outside, request, view) -> {
      outside.tells(request, "changes", change).orFail();
      return true;
    };
  }

  /** A neighbour finds the notice by its village and the amount, and objects. */
  static boolean object(Outside outside, Request request, JsonNode view) {
    var notice =
        outside.all("/api/v1/notices?limit=200&area=" + view.path("area").asText()).stream()
            .filter(seen -> seen.path("approvedFen").asLong() == view.path("approvedFen").asLong())
            .findFirst();
    notice.ifPresent(
        seen ->
            outside
                .portal()
                .post(
                    "/api/v1/notices/" + seen.path("id").asText() + "/objections",
                    Map.of(
                        "ground", "INCOME_HIGHER",
                        "words", "They have bought a mill last year.",
                        "objector", Map.of("name", "郝邻居", "mobile", "13985700456")))
                .orFail());
    return notice.isPresent();
  }
}
