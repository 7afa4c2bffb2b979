package org.aidflow.matching;

import static org.aidflow.casefile.PriorityBand.P1;
import static org.aidflow.casefile.PriorityBand.P2;
import static org.aidflow.casefile.PriorityBand.P3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.donor.NewStandingOffer;
import org.aidflow.donor.OfferMode;
import org.aidflow.donor.StandingOffers;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Standing offers, each test in a township of its own. */
class OffersTest extends AidflowTest {
  private static final String GIVER = "giver";
  private static final AreaCode COUNTY = new AreaCode("520502");

  @Autowired private ApplicationContext context;
  @Autowired private MatchingRun run;
  @Autowired private StandingOffers standing;
  @Autowired private Offers offers;
  @Autowired private Wishes wishes;
  @Autowired private Needs needs;
  @Autowired private Pledges pledges;
  @Autowired private JdbcTemplate jdbc;

  private OfferedCases cases;
  private FrontDoor giver;

  @BeforeEach
  void aClientThatSpeaksForDonors() {
    cases = new OfferedCases(context);
    context.getBean(Clients.class).register(GIVER, Township.PASSWORD, List.of(Scopes.DONORS));
    giver = FrontDoor.of(port, GIVER);
  }

  @Test
  void theMostUrgentIsPledgedForFirstWithinBudgetAndCap() {
    var village = villageOf(3);
    var third = cases.need(cases.in(village).of(P3).offered(500_00));
    var first = cases.need(cases.in(village).of(P1).offered(300_00));
    var second = cases.in(village).of(P2).offered(200_00, 200_00);
    var donor = cases.donor(GIVER);
    var offer = stand(donor.id(), 600_00, 300_00, village, OfferMode.AUTO);

    run.runOnce();

    assertThat(needs.of(first).pledged()).isEqualTo(Money.fen(300_00));
    assertThat(
            needs
                .of(cases.need(second, 0))
                .pledged()
                .plus(needs.of(cases.need(second, 1)).pledged()))
        .isEqualTo(Money.fen(300_00));
    assertThat(needs.of(third).pledged()).isEqualTo(Money.ZERO);
    assertThat(offers.committed(offer)).isEqualTo(Money.fen(600_00));
    assertThat(eventsOf(donor.id())).contains("offer-made");

    pledges.withdraw(pledgeOf(first), GIVER);
    run.runOnce();

    assertThat(needs.of(third).pledged()).isEqualTo(Money.fen(300_00));
    assertThat(needs.of(first).pledged()).isEqualTo(Money.ZERO);
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    insert into offer (id, version, standing_offer_id, need_id, case_number, donor_id,
                                       client_id, amount_fen, status, proposed_at, answer_until)
                    select gen_random_uuid(), 0, ?, n.line_id, n.case_number, ?, 'giver', 1,
                           'PROPOSED', now(), now()
                    from need n
                    where n.line_id not in (select need_id from offer)
                    limit 1
                    """,
                    offer,
                    donor.id()))
        .hasStackTraceContaining("has less left");
  }

  @Test
  void whoWantsToBeAskedAnswersInTime() {
    var village = villageOf(4);
    var need = cases.need(cases.in(village).of(P2).offered(500_00));
    var other = cases.need(cases.in(village).of(P3).offered(100_00));
    var donor = cases.donor(GIVER);
    var door = "/api/v1/donors/" + donor.id() + "/standing-offers";
    var body =
        """
        {"budgetFen": 90000, "capPerCaseFen": 40000, "areas": ["%s"], "mode": "ASK"}
        """
            .formatted(village.value().substring(0, 9));
    assertThat(giver.post(door, body).status()).isEqualTo(201);

    run.runOnce();

    assertThat(giver.get(door).body().at("/0/committedFen").asLong()).isEqualTo(500_00);
    assertThat(needs.of(need).pledged()).isEqualTo(Money.ZERO);
    var asked = "/api/v1/offers/" + offerOf(need);
    var list = "/api/v1/donors/" + donor.id() + "/offers";
    assertThat(offersIn(giver.get(list).body()))
        .containsExactlyInAnyOrder(offerOf(need), offerOf(other));
    var first = giver.get(list + "?limit=1").body();
    assertThat(offersIn(giver.get(list + "?limit=1&after=" + first.path("next").asText()).body()))
        .hasSize(1)
        .doesNotContainAnyElementsOf(offersIn(first));
    assertThat(giver.get(list + "?after=x").errors()).containsExactly("after BAD_FORMAT");
    assertThat(giver.get("/api/v1/donors/" + cases.donor("stranger").id() + "/offers").status())
        .isEqualTo(404);
    assertThat(giver.get(asked).text("status")).isEqualTo("PROPOSED");
    assertThat(
            giver
                .post(asked + "/answer", "{\"answer\": \"ACCEPT\", \"amountFen\": 40001}")
                .errors())
        .containsExactly("amountFen OUT_OF_RANGE");
    var accept = "{\"answer\": \"ACCEPT\", \"amountFen\": 30000}";
    assertThat(giver.post(asked + "/answer", accept).text("status")).isEqualTo("ACCEPTED");
    assertThat(giver.post(asked + "/answer", accept).text("status")).isEqualTo("ACCEPTED");
    assertThat(giver.post(asked + "/answer", "{\"answer\": \"DECLINE\"}").status()).isEqualTo(409);
    assertThat(needs.of(need).pledged()).isEqualTo(Money.fen(300_00));

    jdbc.update(
        "update offer set answer_until = now() - interval '1 day' where need_id = ?", other);
    run.runOnce();
    assertThat(giver.post("/api/v1/offers/" + offerOf(other) + "/answer", accept).status())
        .isEqualTo(409);
    assertThat(needs.of(other).pledged()).isEqualTo(Money.ZERO);
    assertThat(eventsOf(donor.id())).contains("offer-made", "offer-lapsed", "pledge-made");
    assertThat(giver.get(door).body().at("/0/committedFen").asLong()).isEqualTo(300_00);
    nobodyElseAnswers(asked, accept);
  }

  @Test
  void manyRunsAtOnceNeverOverdrawABudget() {
    var village = villageOf(5);
    for (int i = 0; i < 8; i++) {
      cases.in(village).of(P2).offered(200_00);
    }
    var donor = cases.donor(GIVER);
    var offer = stand(donor.id(), 1000_00, 150_00, village, OfferMode.AUTO);

    IntStream.range(0, 4)
        .mapToObj(i -> CompletableFuture.runAsync(this::runToTheEnd))
        .toList()
        .forEach(CompletableFuture::join);
    run.runOnce();

    assertThat(offers.committed(offer)).isEqualTo(Money.fen(1000_00));
    assertThat(
            jdbc.queryForObject(
                "select sum(amount_fen) from pledge where donor_id = ?", Long.class, donor.id()))
        .isEqualTo(1000_00L);
  }

  @Test
  void moneyLeftOverGoesToWhoeverNeedsItMost() {
    cases.in(villageOf(6)).of(P1).offered(5_00);
    var gift = cases.received(cases.gift(cases.donor(GIVER).id(), 3_00, null)).gift();
    var account =
        cases.committed(() -> wishes.carryOut(gift.id(), GIVER, new DonorWish.ToNextNeed()));

    assertThat(account.allocated()).isEqualTo(Money.fen(3_00));
    var served = account.allocations().get(0).needId().orElseThrow();
    assertThat(needs.of(served).priority()).isEqualTo(P1);
    assertThat(eventsOf(gift.id(), "gift-redirected")).isEqualTo(1);
  }

  @Test
  void badStandingOffersAreRefusedByFieldAndNothingIsKept() {
    var door = "/api/v1/donors/" + cases.donor(GIVER).id() + "/standing-offers";
    var kept = jdbc.queryForObject("select count(*) from standing_offer", Long.class);
    assertThat(giver.post(door, "{}").errors())
        .containsExactlyInAnyOrder("budgetFen REQUIRED", "mode REQUIRED");
    assertThat(giver.post(door, offer("\"budgetFen\": 0")).errors())
        .containsExactly("budgetFen OUT_OF_RANGE");
    assertThat(giver.post(door, offer("\"budgetFen\": 5, \"capPerCaseFen\": 6")).errors())
        .containsExactly("capPerCaseFen OUT_OF_RANGE");
    assertThat(giver.post(door, offer("\"budgetFen\": 5, \"areas\": [\"999999\"]")).errors())
        .containsExactly("areas[0] UNKNOWN_AREA");
    assertThat(giver.post(door, offer("\"budgetFen\": 5, \"categories\": [\"YACHTS\"]")).status())
        .isEqualTo(400);
    assertThat(
            giver
                .post(
                    "/api/v1/donors/" + cases.donor("stranger").id() + "/standing-offers",
                    offer("\"budgetFen\": 5"))
                .status())
        .isEqualTo(404);
    assertThat(giver.post("/api/v1/offers/" + UUID.randomUUID() + "/answer", "{}").errors())
        .containsExactly("answer REQUIRED");
    assertThat(jdbc.queryForObject("select count(*) from standing_offer", Long.class))
        .isEqualTo(kept);
  }

  private static String offer(String fields) {
    return "{" + fields + ", \"mode\": \"AUTO\"}";
  }

  private static List<UUID> offersIn(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(offer -> UUID.fromString(offer.path("offerId").asText()))
        .toList();
  }

  private void nobodyElseAnswers(String asked, String answer) {
    context.getBean(Clients.class).register("taker", Township.PASSWORD, List.of(Scopes.DONORS));
    assertThat(FrontDoor.of(port, "taker").post(asked + "/answer", answer).status()).isEqualTo(404);
    assertThat(FrontDoor.of(port, "taker").get(asked).status()).isEqualTo(404);
  }

  private void runToTheEnd() {
    while (offers.proposeNext() > 0) {}
  }

  private static AreaCode villageOf(int township) {
    var code = Areas.children(COUNTY).get(township).code();
    return Areas.children(code).get(0).code();
  }

  private UUID offerOf(UUID need) {
    return id("select id from offer where need_id = ?", need);
  }

  private UUID pledgeOf(UUID need) {
    return id("select id from pledge where need_id = ?", need);
  }

  private UUID id(String sql, UUID of) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, UUID.class, of));
  }

  private List<String> eventsOf(UUID donor) {
    return jdbc.queryForList(
        """
        select e.type from outbox_event e
        where e.subject in (select id::text from offer where donor_id = ?
                            union select id::text from pledge where donor_id = ?)
        """,
        String.class,
        donor,
        donor);
  }

  private long eventsOf(UUID subject, String type) {
    var found =
        jdbc.queryForObject(
            "select count(*) from outbox_event where subject = ? and type = ?",
            Long.class,
            subject.toString(),
            type);
    return found == null ? 0 : found;
  }

  private UUID stand(UUID donor, long budget, long cap, AreaCode village, OfferMode mode) {
    return standing
        .make(
            donor,
            GIVER,
            new NewStandingOffer(
                Money.fen(budget),
                Money.fen(cap),
                List.of(village.at(AreaLevel.TOWNSHIP)),
                List.of("DAILY_NECESSITIES"),
                mode))
        .id();
  }
}
