package org.aidflow.exchange;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The commands whose time has come. A batch is taken in one statement, which puts off each of its
 * commands by the lease: whoever dies meanwhile leaves them to the next. Each command done is one
 * statement more, so a command that succeeds costs two commits.
 */
@Component
class OutboxCommands {

  static final int ATTEMPTS = 12;
  static final int CALL_SECONDS = 20;

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int BATCH = 10;
  private static final Logger log = LoggerFactory.getLogger(OutboxCommands.class);

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Map<String, OutboxHandler> handlers;

  OutboxCommands(JdbcClient jdbc, ObjectMapper json, List<OutboxHandler> handlers) {
    this.jdbc = jdbc;
    this.json = json;
    this.handlers = handlers.stream().collect(toMap(OutboxHandler::kind, identity()));
  }

  /** Works one batch; returns how many commands it took. */
  int work() {
    long startOfLease = System.nanoTime();
    List<Lease> batch = claim();
    for (Lease lease : batch) {
      if (roomForACall(startOfLease)) {
        work(lease);
      }
    }
    return batch.size();
  }

  private static boolean roomForACall(long startOfLease) {
    return System.nanoTime() - startOfLease < LEASE.minusSeconds(CALL_SECONDS).toNanos();
  }

  private List<Lease> claim() {
    return jdbc.sql(
            """
            update outbox_command
            set due_at = clock_timestamp() + ? * interval '1 second'
            where id in (
              select id from outbox_command
              where status = 'WAITING' and due_at <= clock_timestamp()
              order by due_at
              limit ?
              for update skip locked)
            returning id, kind, payload, attempts, due_at
            """)
        .params(LEASE.toSeconds(), BATCH)
        .query(
            (row, number) ->
                new Lease(
                    new OutboxCommand(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        read(row.getString("payload")),
                        row.getInt("attempts") + 1),
                    row.getObject("due_at", OffsetDateTime.class)))
        .list();
  }

  private void work(Lease lease) {
    OutboxCommand command = lease.command();
    try {
      handler(command.kind()).handle(command);
    } catch (Exception e) {
      putOff(lease, e);
      return;
    }
    jdbc.sql("update outbox_command set status = 'DONE', done_at = clock_timestamp() where id = ?")
        .param(command.id())
        .update();
  }

  private OutboxHandler handler(String kind) {
    var handler = handlers.get(kind);
    if (handler == null) {
      throw new IllegalStateException("No OutboxHandler for " + kind);
    }
    return handler;
  }

  /** Unless the lease has ended and another node has taken the command up. */
  private void putOff(Lease lease, Exception failure) {
    OutboxCommand command = lease.command();
    boolean dead = command.attempt() >= ATTEMPTS;
    String why = Failures.describe(failure);
    if (dead) {
      log.error("{} {} is dead after {} tries: {}", command.kind(), command.id(), ATTEMPTS, why);
    } else {
      log.warn("{} {} failed, try {}: {}", command.kind(), command.id(), command.attempt(), why);
    }
    jdbc.sql(
            """
            update outbox_command
            set status = ?, attempts = ?, why = ?,
                due_at = clock_timestamp() + ? * interval '1 second'
            where id = ? and status = 'WAITING' and due_at = ?
            """)
        .params(
            dead ? "DEAD" : "WAITING",
            command.attempt(),
            why,
            Failures.backOff(command.attempt()).toSeconds(),
            command.id(),
            lease.until())
        .update();
  }

  private JsonNode read(String payload) {
    try {
      return json.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds valid JSON only", e);
    }
  }

  private record Lease(OutboxCommand command, OffsetDateTime until) {}
}
