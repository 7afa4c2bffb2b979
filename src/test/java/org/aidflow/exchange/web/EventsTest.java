package org.aidflow.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.exchange.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class EventsTest extends AidflowTest {

  @Autowired private Clients clients;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;

  private final String client = "events-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void registerAClient() {
    clients.register(client, Caller.SECRET, List.of("events"));
  }

  @Test
  void aClientReadsItsOwnEventsAsCloudEvents() {
    happened("case-filed", client);
    happened("case-filed", "somebody-else");
    transaction.executeWithoutResult(change -> outbox.event("internal", "HR-1", Map.of()));

    String body = read("");

    assertThat(JsonPath.<Integer>read(body, "$.items.length()")).isEqualTo(1);
    Map<String, Object> event = JsonPath.read(body, "$.items[0]");
    assertThat(event)
        .containsEntry("specversion", "1.0")
        .containsEntry("source", "urn:aidflow")
        .containsEntry("type", "org.aidflow.case-filed")
        .containsEntry("subject", "HR-2026-0000017")
        .containsEntry("datacontenttype", "application/json")
        .containsEntry("data", Map.of("amountFen", 80_000))
        .containsKeys("id", "time", "sequence");
  }

  @Test
  void readingGoesOnBehindTheLastEventSeen() {
    for (int i = 0; i < 5; i++) {
      happened("step-" + i, client);
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    while (after != null) {
      String body = read("?limit=2" + after);
      seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].type"));
      String next = JsonPath.read(body, "$.next");
      after = next == null ? null : "&after=" + next;
    }
    assertThat(seen)
        .containsExactly(
            "org.aidflow.step-0",
            "org.aidflow.step-1",
            "org.aidflow.step-2",
            "org.aidflow.step-3",
            "org.aidflow.step-4");
  }

  @Test
  void anEventThatCommitsLateIsNotSkipped() {
    var another = new TransactionTemplate(transaction.getTransactionManager());
    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    transaction.executeWithoutResult(
        slow -> {
          outbox.event("slow", "HR-2026-0000017", client, Map.of());
          another.executeWithoutResult(
              quick -> outbox.event("quick", "HR-2026-0000017", client, Map.of()));
          assertThat(JsonPath.<List<String>>read(read(""), "$.items[*].type")).isEmpty();
        });

    assertThat(JsonPath.<List<String>>read(read(""), "$.items[*].type"))
        .containsExactly("org.aidflow.slow", "org.aidflow.quick");
  }

  private void happened(String type, String client) {
    transaction.executeWithoutResult(
        change -> outbox.event(type, "HR-2026-0000017", client, Map.of("amountFen", 80_000)));
  }

  private String read(String query) {
    var answer = new Caller(port, client).get("/api/v1/events" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
