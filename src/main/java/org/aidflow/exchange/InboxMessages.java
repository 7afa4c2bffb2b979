package org.aidflow.exchange;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The messages whose time has come, in the order they came. A message is locked, handled and marked
 * as done in one transaction: one commit.
 */
@Component
class InboxMessages {

  private static final Logger log = LoggerFactory.getLogger(InboxMessages.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Map<String, InboxHandler> handlers;

  InboxMessages(JdbcClient jdbc, TransactionTemplate transaction, List<InboxHandler> handlers) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.handlers = handlers.stream().collect(toMap(InboxHandler::source, identity()));
  }

  /** Works one message; returns how many it took, 0 or 1. */
  int work() {
    var taken = new AtomicReference<@Nullable Attempt>();
    try {
      transaction.executeWithoutResult(
          status ->
              claim()
                  .ifPresent(
                      attempt -> {
                        taken.set(attempt);
                        handler(attempt.message().source()).handle(attempt.message());
                        done(attempt);
                      }));
    } catch (RuntimeException e) {
      Attempt failed = taken.get();
      if (failed == null) {
        throw e;
      }
      putOff(failed, e);
    }
    return taken.get() == null ? 0 : 1;
  }

  private Optional<Attempt> claim() {
    return jdbc.sql(
            """
            select id, source, event_id, body, received_at, attempts
            from inbox_message
            where status = 'WAITING' and due_at <= clock_timestamp()
            order by due_at, id
            limit 1
            for update skip locked
            """)
        .query(
            (row, number) ->
                new Attempt(
                    row.getLong("id"),
                    row.getInt("attempts") + 1,
                    new InboxMessage(
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getString("body"),
                        row.getTimestamp("received_at").toInstant())))
        .optional();
  }

  private InboxHandler handler(String source) {
    var handler = handlers.get(source);
    if (handler == null) {
      throw new IllegalStateException("No InboxHandler for " + source);
    }
    return handler;
  }

  private void done(Attempt attempt) {
    jdbc.sql("update inbox_message set status = 'DONE', done_at = clock_timestamp() where id = ?")
        .param(attempt.id())
        .update();
  }

  /** Unless another node has worked it since the lock was given back. */
  private void putOff(Attempt attempt, RuntimeException failure) {
    boolean dead = attempt.number() >= OutboxCommands.ATTEMPTS;
    String why = Failures.describe(failure);
    InboxMessage message = attempt.message();
    if (dead) {
      log.error("{} {} is dead: {}", message.source(), message.eventId(), why, failure);
    } else {
      log.warn("{} {} failed: {}", message.source(), message.eventId(), why);
    }
    jdbc.sql(
            """
            update inbox_message
            set status = ?, attempts = ?, why = ?,
                due_at = clock_timestamp() + ? * interval '1 second'
            where id = ? and status = 'WAITING' and attempts = ?
            """)
        .params(
            dead ? "DEAD" : "WAITING",
            attempt.number(),
            why,
            Failures.backOff(attempt.number()).toSeconds(),
            attempt.id(),
            attempt.number() - 1)
        .update();
  }

  private record Attempt(long id, int number, InboxMessage message) {}
}
