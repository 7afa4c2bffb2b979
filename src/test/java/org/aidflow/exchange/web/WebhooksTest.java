package org.aidflow.exchange.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.aidflow.AidflowTest;
import org.aidflow.FrontDoor;
import org.aidflow.FrontDoor.Answer;
import org.aidflow.access.Clients;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Queue;
import org.aidflow.exchange.Signatures;
import org.aidflow.exchange.StuckRow;
import org.aidflow.exchange.StuckWork;
import org.aidflow.exchange.WebhookWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class WebhooksTest extends AidflowTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "kW2vTz0PqC8rYh5sLx7uNb4mJd9gFe1a";

  @Autowired private Clients clients;
  @Autowired private Outbox outbox;
  @Autowired private WebhookWorker worker;
  @Autowired private StuckWork stuck;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestRestTemplate http;

  private final Receiver receiver = new Receiver();
  private final String client = "hooks-" + UUID.randomUUID().toString().substring(0, 8);
  private FrontDoor door;

  @BeforeEach
  void aClientThatIsTheOnlyOneToBeCalled() {
    jdbc.sql("update webhook set removed_at = now(), sealed_secret = null where removed_at is null")
        .update();
    door = clientWith(client, "events");
  }

  @AfterEach
  void closeTheReceiver() {
    receiver.close();
  }

  @Test
  void eventsArriveOnceInOrderAndSigned() {
    subscribe();
    happened("one", client);
    happened("two", client);
    happened("strange", "somebody-else");
    happened("three", client);

    assertThat(worker.runOnce()).isEqualTo(3);
    assertThat(worker.runOnce()).isZero();

    assertThat(received()).containsExactly("one", "two", "three");
    var call = receiver.calls().get(0);
    assertThat(call.header("Content-type")).startsWith("application/cloudevents+json");
    byte[] body = call.body().getBytes(UTF_8);
    assertThat(Signatures.verify(signature(call), body, SECRET, Instant.now())).isTrue();
    assertThat(Signatures.verify(signature(call), body, "another", Instant.now())).isFalse();
    assertThat(read(call)).isEqualTo(door.get("/events").body().at("/items/0"));
  }

  @Test
  void whatFailsIsTriedAgainAndTheLaterOnesWaitForIt() {
    var webhook = subscribe();
    receiver.answersWith(500);
    happened("one", client);
    happened("two", client);
    worker.runOnce();
    worker.runOnce();
    assertThat(received()).containsExactly("one");
    assertThat(delivery(webhook, "one").path("why").asText()).isEqualTo("status 500");
    assertThat(Instant.parse(delivery(webhook, "one").path("nextTryAt").asText()))
        .isBetween(Instant.now().plusSeconds(10), Instant.now().plusSeconds(60));

    receiver.answersWith(200);
    timeHasCome();
    worker.runOnce();

    assertThat(received()).containsExactly("one", "one", "two");
    assertThat(read(receiver.calls().get(1))).isEqualTo(read(receiver.calls().get(0)));
    assertThat(delivery(webhook, "one").path("status").asText()).isEqualTo("DONE");
    assertThat(delivery(webhook, "one").path("attempts").asInt()).isEqualTo(2);
  }

  @Test
  void noAnswerIsAFailureToo() {
    var webhook = subscribe();
    receiver.isSilent(true);
    happened("one", client);

    worker.runOnce();

    assertThat(delivery(webhook, "one").path("status").asText()).isEqualTo("WAITING");
    assertThat(delivery(webhook, "one").path("why").asText()).isEqualTo("TimeoutException");
    receiver.isSilent(false);
    timeHasCome();
    worker.runOnce();
    assertThat(delivery(webhook, "one").path("status").asText()).isEqualTo("DONE");
  }

  @Test
  void redirectsAreNotFollowed() {
    var webhook = subscribe();
    receiver.answersWith(307);
    happened("one", client);

    worker.runOnce();

    assertThat(receiver.calls()).extracting(Receiver.Call::path).containsExactly("/events");
    assertThat(delivery(webhook, "one").path("why").asText()).isEqualTo("status 307");
  }

  @Test
  void afterNineTriesAnEventIsDeadUntilItIsAskedForAgain() {
    var webhook = subscribe();
    receiver.answersWith(503);
    happened("one", client);
    for (int attempt = 1; attempt <= 10; attempt++) {
      timeHasCome();
      worker.runOnce();
    }
    assertThat(receiver.calls()).hasSize(9);
    var dead = delivery(webhook, "one");
    assertThat(dead.path("status").asText()).isEqualTo("DEAD");
    assertThat(stuckHere(webhook))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo(dead.path("deliveryId").asText());
              assertThat(row.dead()).isTrue();
              assertThat(row.what()).isEqualTo("one");
            });

    receiver.answersWith(200);
    happened("two", client);
    worker.runOnce();
    assertThat(received()).hasSize(10).endsWith("one", "two");

    var again = redeliver(door, webhook, dead.path("deliveryId").asText());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("status")).isEqualTo("WAITING");
    worker.runOnce();

    assertThat(received()).hasSize(11).endsWith("two", "one");
    assertThat(delivery(webhook, "one").path("status").asText()).isEqualTo("DONE");
    assertThat(stuckHere(webhook)).isEmpty();
  }

  @Test
  void anOperatorHasADeadEventSentAgain() {
    var webhook = subscribe();
    happened("one", client);
    jdbc.sql("update webhook_delivery set status = 'DEAD' where webhook_id = ?")
        .param(UUID.fromString(webhook))
        .update();

    transaction.executeWithoutResult(
        change -> stuck.retry(Queue.WEBHOOK, stuckHere(webhook).get(0).id()));
    worker.runOnce();

    assertThat(received()).containsExactly("one");
  }

  @Test
  void whatWasDeliveredIsSentOnceMoreOnRequest() {
    var webhook = subscribe();
    happened("one", client);
    worker.runOnce();

    redeliver(door, webhook, delivery(webhook, "one").path("deliveryId").asText());
    worker.runOnce();

    assertThat(received()).containsExactly("one", "one");
  }

  @Test
  void onlyTheTypesAskedForAreSent() {
    subscribe("\"types\":[\"org.aidflow.two\",\"org.aidflow.two\"],");
    happened("one", client);
    happened("two", client);

    worker.runOnce();

    assertThat(received()).containsExactly("two");
  }

  @Test
  void anEventThatCommitsLateIsNotOvertaken() {
    subscribe();
    var another = new TransactionTemplate(transaction.getTransactionManager());
    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.executeWithoutResult(
        slow -> {
          outbox.event("slow", "HR-2026-0000017", client, Map.of());
          another.executeWithoutResult(
              quick -> outbox.event("quick", "HR-2026-0000017", client, Map.of()));
          another.executeWithoutResult(meanwhile -> assertThat(worker.runOnce()).isZero());
        });

    worker.runOnce();

    assertThat(received()).containsExactly("slow", "quick");
  }

  @Test
  void anUndoneChangeTellsNobody() {
    var webhook = subscribe();
    transaction.executeWithoutResult(
        change -> {
          outbox.event("undone", "HR-2026-0000017", client, Map.of());
          change.setRollbackOnly();
        });

    assertThat(worker.runOnce()).isZero();
    assertThat(deliveries(webhook)).isEmpty();
  }

  @Test
  void manyNodesSendEachEventOnceAndInOrder() throws Exception {
    subscribe();
    var types = IntStream.range(0, 20).mapToObj(i -> "step-" + i).toList();
    types.forEach(type -> happened(type, client));
    int nodes = 3;
    var together = new CyclicBarrier(nodes);
    var pool = Executors.newFixedThreadPool(nodes);
    List<Future<Integer>> works = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      works.add(
          pool.submit(
              () -> {
                together.await(10, SECONDS);
                return worker.runOnce();
              }));
    }
    for (Future<Integer> work : works) {
      work.get(60, SECONDS);
    }
    pool.shutdown();
    worker.runOnce();

    assertThat(received()).containsExactlyElementsOf(types);
  }

  @Test
  void aRemovedWebhookGetsNothingMore() {
    var webhook = subscribe();
    happened("one", client);

    assertThat(door.delete("/webhooks/" + webhook).status()).isEqualTo(204);
    happened("two", client);

    assertThat(worker.runOnce()).isZero();
    assertThat(receiver.calls()).isEmpty();
    assertThat(door.delete("/webhooks/" + webhook).status()).isEqualTo(404);
    assertThat(door.get("/webhooks").body().path("items")).isEmpty();
  }

  @Test
  void aClientThatMayFollowEventsNoLongerGetsNothingMore() {
    subscribe();
    happened("one", client);

    clients.register(client, Caller.SECRET, List.of("donors"));

    assertThat(worker.runOnce()).isZero();
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void whoMayNotFollowEventsMayNotSubscribe() {
    var other = clientWith(client + "-x", "donors");
    assertThat(other.post("/webhooks", body("", receiver.url(), SECRET)).status()).isEqualTo(403);
    assertThat(other.get("/webhooks").status()).isEqualTo(403);
  }

  @Test
  void theWebhookOfAnotherClientIsNotThere() {
    var webhook = subscribe();
    happened("one", client);
    var id = delivery(webhook, "one").path("deliveryId").asText();
    var stranger = clientWith(client + "-x", "events");

    assertThat(stranger.get("/webhooks").body().path("items")).isEmpty();
    assertThat(stranger.get("/webhooks/" + webhook).status()).isEqualTo(404);
    assertThat(stranger.get("/webhooks/" + webhook + "/deliveries").status()).isEqualTo(404);
    assertThat(redeliver(stranger, webhook, id).status()).isEqualTo(404);
    assertThat(stranger.delete("/webhooks/" + webhook).status()).isEqualTo(404);
    assertThat(redeliver(door, webhook, UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(door.get("/webhooks/" + webhook).text("url")).isEqualTo(receiver.url());
  }

  @Test
  void theSameKeySubscribesOnce() {
    var key = UUID.randomUUID().toString();
    var body = body("", receiver.url(), SECRET);
    var first = door.post("/webhooks", body, key);
    var again = door.post("/webhooks", body, key);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
    assertThat(door.get("/webhooks").body().path("items")).hasSize(1);
  }

  @Test
  void theSecretIsNeverShownAndLiesNowhereInPlainSight() {
    var webhook = subscribe();
    assertThat(door.get("/webhooks/" + webhook).body().toString()).doesNotContain(SECRET);
    for (String table : List.of("webhook", "idempotency_key", "outbox_event")) {
      assertThat(
              jdbc.sql(
                      "select count(*) from "
                          + table
                          + " t where t::text like '%' || :text || '%'"
                          + " or t::text like '%' || encode(:text::bytea, 'hex') || '%'")
                  .param("text", SECRET)
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'url':'http://portal.example/','secret':'S'} | 400 url NOT_ALLOWED",
        "{'url':'https://10.1.2.3/','secret':'S'} | 400 url NOT_ALLOWED",
        "{'url':'https://169.254.169.254/latest','secret':'S'} | 400 url NOT_ALLOWED",
        "{'url':'https://u:p@portal.example/','secret':'S'} | 400 url BAD_FORMAT",
        "{'url':'file:///etc/passwd','secret':'S'} | 400 url BAD_FORMAT",
        "{'url':'x','secret':'S'} | 400 url BAD_FORMAT",
        "{'url':null,'secret':'S'} | 400 url REQUIRED",
        "{'url':'https://portal.example/'} | 400 secret REQUIRED",
        "{'url':'https://portal.example/','secret':'short'} | 400 secret BAD_FORMAT",
        "{'url':'https://portal.example/','secret':'S','types':['case-filed']} | 400 types[0] BAD_FORMAT",
        "{'url':'https://portal.example/','secret':'S','types':[]} | 400 types TOO_SHORT",
        "{'url':'https://portal.example/','secret':'S','more':1} | 400 more UNKNOWN_FIELD"
      })
  void whatIsNotSoundIsRefusedAndLeavesNothing(String body, String problem) {
    var sent = body.replace("'S'", "'" + SECRET + "'").replace('\'', '"');

    assertThat(door.post("/webhooks", sent).problem()).isEqualTo(problem);
    assertThat(
            jdbc.sql("select count(*) from webhook where client_id = ?")
                .param(client)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void thereIsAnEndToTheWebhooksOfAClient() {
    for (int i = 0; i < 20; i++) {
      subscribe();
    }
    assertThat(door.post("/webhooks", body("", receiver.url(), SECRET)).problem())
        .isEqualTo("409  WRONG_STATE");
  }

  @Test
  void deliveriesAreReadPartByPart() {
    var webhook = subscribe();
    for (String type : List.of("one", "two", "three")) {
      happened(type, client);
    }
    var path = "/webhooks/" + webhook + "/deliveries?limit=2";
    var first = door.get(path);
    var rest = door.get(path + "&after=" + first.text("next"));

    assertThat(first.body().findValuesAsText("type"))
        .containsExactly("org.aidflow.three", "org.aidflow.two");
    assertThat(rest.body().findValuesAsText("type")).containsExactly("org.aidflow.one");
    assertThat(rest.body().path("next").isNull()).isTrue();
    assertThat(door.get(path + "&after=x").problem()).isEqualTo("400 after BAD_FORMAT");
  }

  private FrontDoor clientWith(String id, String scope) {
    clients.register(id, Caller.SECRET, List.of(scope));
    return new FrontDoor(http, id, Caller.SECRET);
  }

  private String subscribe() {
    return subscribe("");
  }

  private String subscribe(String types) {
    var answer = door.post("/webhooks", body(types, receiver.url(), SECRET));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(answer.headers().getLocation())
        .hasPath("/api/v1/webhooks/" + answer.text("webhookId"));
    return answer.text("webhookId");
  }

  private static String body(String types, String url, String secret) {
    return "{%s\"url\":\"%s\",\"secret\":\"%s\"}".formatted(types, url, secret);
  }

  private static Answer redeliver(FrontDoor door, String webhook, String delivery) {
    return door.post("/webhooks/" + webhook + "/deliveries/" + delivery + "/redeliver", "");
  }

  private void happened(String type, String of) {
    transaction.executeWithoutResult(
        change -> outbox.event(type, "HR-2026-0000017", of, Map.of("amountFen", 80_000)));
  }

  private void timeHasCome() {
    jdbc.sql("update webhook_delivery set due_at = now() where status = 'WAITING'").update();
  }

  private List<JsonNode> deliveries(String webhook) {
    var items = new ArrayList<JsonNode>();
    door.get("/webhooks/" + webhook + "/deliveries").body().path("items").forEach(items::add);
    return items;
  }

  private JsonNode delivery(String webhook, String type) {
    return deliveries(webhook).stream()
        .filter(one -> one.path("type").asText().equals("org.aidflow." + type))
        .findFirst()
        .orElseThrow();
  }

  private List<StuckRow> stuckHere(String webhook) {
    return stuck.all().stream()
        .filter(row -> row.queue() == Queue.WEBHOOK && row.about().equals(webhook))
        .toList();
  }

  private List<String> received() {
    return receiver.calls().stream()
        .map(call -> read(call).path("type").asText().replace("org.aidflow.", ""))
        .toList();
  }

  private static String signature(Receiver.Call call) {
    return call.header("Aidflow-signature");
  }

  private static JsonNode read(Receiver.Call call) {
    try {
      return JSON.readTree(call.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
