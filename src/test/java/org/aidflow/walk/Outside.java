package org.aidflow.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.aidflow.FrontDoor;
import org.aidflow.FrontDoor.Answer;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.helprequest.People;
import org.aidflow.helprequest.Request;
import org.aidflow.kernel.CaseNumber;

/** Clients and donors: they call the front door, at the right time or not. */
final class Outside {
  private static final List<String> ACCOUNTS =
      List.of(
          BankProcess.SOUND,
          BankProcess.SOUND,
          BankProcess.SOUND,
          BankProcess.REJECT,
          BankProcess.RETURN,
          BankProcess.EAGER);
  private static final List<String> CHANGES =
      List.of("DECEASED", "MOVED", "CONSENT_WITHDRAWN", "CORRECTED", "SUSPICION");

  private final FrontDoor door;
  private final Supplier<Instant> now;
  private final String donor;

  Outside(FrontDoor door, Supplier<Instant> now) {
    this.door = door;
    this.now = now;
    this.donor =
        door.post(
                "/donors",
                "{\"externalRef\":\"%s\",\"kind\":\"PERSON\",\"name\":\"李雷\"}"
                    .formatted(UUID.randomUUID()))
            .text("donorId");
  }

  /** A request that was taken, and whose account it names. */
  record Filed(CaseNumber caseNumber, String holder) {}

  /** Files a request of any kind; what is not taken is followed by another one. */
  Filed files(Random random) {
    for (int tries = 0; tries < 20; tries++) {
      var request = request(random);
      var answer = door.post("/help-requests", request.json());
      if (answer.status() == 201) {
        return new Filed(new CaseNumber(answer.text("caseNumber")), request.text("payee.holder"));
      }
      assertThat(answer.status()).as("%s: %s", request.json(), answer.body()).isEqualTo(422);
    }
    throw new AssertionError("no request is taken");
  }

  private static Request request(Random random) {
    var request =
        Request.aHelpRequest()
            .with(
                "payee.accountNumber",
                People.accountLike(ACCOUNTS.get(random.nextInt(ACCOUNTS.size()))))
            .with("household.yearlyIncomeFen", random.nextInt(5) == 0 ? 9_000_000 : 1_150_000)
            .with("needs[0].amountFen", amount(random));
    if (random.nextInt(4) == 0) {
      request.with("urgency", "EMERGENCY").with("household.suddenEventOn", "2026-01-15");
    }
    if (random.nextInt(4) == 0) {
      request.withJson(
          "needs[1]",
          """
          {"id": "bag", "kind": "GOODS", "item": "school bag", "quantity": 2, "estimatedFen": 12000}
          """);
    }
    return request;
  }

  private static int amount(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 300_000;
      case 1 -> 1_200_000;
      default -> 80_000;
    };
  }

  /** Somebody calls about the case; says who called and what the answer was. */
  String happens(CaseNumber number, Random random) {
    var view = door.get("/cases/" + number);
    var what = random.nextInt(10);
    return switch (what) {
      case 0 -> told("withdrawal", number, "{}");
      case 1 -> changes(number, CHANGES.get(random.nextInt(CHANGES.size())));
      case 2 -> told("appeal", number, "{\"grounds\":\"It was not looked at with care.\"}");
      case 3 -> told("completion", number, "{\"note\":\"Here it is.\"}");
      case 4 -> received(number, view);
      case 5 -> told("outcome", number, "{\"result\":\"BETTER\",\"needMet\":true}");
      default -> gives(view, random);
    };
  }

  private String changes(CaseNumber number, String kind) {
    return told("changes", number, "{\"kind\":\"%s\"}".formatted(kind)) + " " + kind;
  }

  private String received(CaseNumber number, Answer view) {
    for (var payment : door.get("/cases/" + number + "/payments").body().path("items")) {
      if (payment.path("status").asText().equals("PAID")) {
        return told(
            "receipt",
            number,
            "{\"paymentId\":\"%s\",\"received\":\"FULL\",\"amountFen\":%d,\"at\":\"%s\"}"
                .formatted(
                    payment.path("paymentId").asText(),
                    payment.path("amountFen").asLong(),
                    payment.path("createdAt").asText()));
      }
    }
    return "no receipt " + view.text("status");
  }

  /** A donor pledges what a line lacks, or half of it, and pays most times. */
  private String gives(Answer view, Random random) {
    for (var line : view.body().path("lines")) {
      long open = line.path("approvedFen").asLong() - line.path("metFen").asLong();
      if (line.path("needId").isTextual() && open > 0) {
        long fen = random.nextInt(3) == 0 ? Math.max(1, open / 2) : open;
        var pledge =
            door.post(
                "/needs/" + line.path("needId").asText() + "/pledges",
                line.path("kind").asText().equals("GOODS")
                    ? "{\"donorId\":\"%s\",\"quantity\":1}".formatted(donor)
                    : "{\"donorId\":\"%s\",\"amountFen\":%d}".formatted(donor, fen));
        sound("pledge", pledge);
        if (pledge.status() == 201 && random.nextInt(5) > 0) {
          sound(
              "gift",
              door.post(
                  "/gifts",
                  """
                  {"channelReference":"%s","amountFen":%d,"paidAt":"%s","pledgeId":"%s","donorId":"%s"}
                  """
                      .formatted(
                          UUID.randomUUID(), fen, now.get(), pledge.text("pledgeId"), donor)));
        }
        return "pledge " + pledge.status();
      }
    }
    return "nothing to give for";
  }

  private String told(String door, CaseNumber number, String body) {
    var answer = this.door.post("/cases/" + number + "/" + door, body);
    sound(door, answer);
    return door + " " + answer.status();
  }

  private static void sound(String what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isLessThan(500);
  }
}
