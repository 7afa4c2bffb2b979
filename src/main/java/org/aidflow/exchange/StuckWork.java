package org.aidflow.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work of the outbox, the inbox, signals and webhooks that is dead, or late: ten minutes old and
 * still tried, a signal or webhook a day. An operator has it tried again or gives it up.
 */
@Component
public class StuckWork {
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final Map<String, OutboxHandler> handlers;

  StuckWork(JdbcClient jdbc, List<OutboxHandler> handlers) {
    this.jdbc = jdbc;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
  }

  /** What is stuck, dead work first and then the oldest; 500 rows at most. */
  @Transactional(readOnly = true)
  public List<StuckRow> all() {
    return jdbc.sql(
            """
            select * from (
              select 'OUTBOX' as queue, id::text, kind as what, id::text as about, status, attempts, why,
                     created_at as since, due_at
              from outbox_command
              where status = 'DEAD'
                 or status = 'WAITING' and created_at < clock_timestamp() - interval '10 minutes'
              union all
              select 'INBOX', id::text, source, event_id, status, attempts, why, received_at, due_at
              from inbox_message
              where status = 'DEAD'
                 or status = 'WAITING' and received_at < clock_timestamp() - interval '10 minutes'
              union all
              select 'SIGNAL', id::text, message, subject, status, attempts, why, sent_at, due_at
              from signal
              where status = 'DEAD'
                 or status = 'WAITING' and sent_at < clock_timestamp() - interval '1 day'
              union all
              select 'WEBHOOK', delivery.id::text, type, webhook_id::text, status, attempts, why,
                     created_at, due_at
              from webhook_delivery delivery
                join outbox_event using (position)
                join webhook on webhook.id = webhook_id
              where removed_at is null
                and (status = 'DEAD'
                  or status = 'WAITING' and created_at < clock_timestamp() - interval '1 day')) stuck
            order by status, since, id
            limit ?
            """)
        .param(MOST)
        .query(
            (row, number) ->
                new StuckRow(
                    Queue.valueOf(row.getString("queue")),
                    row.getString("id"),
                    row.getString("what"),
                    row.getString("about"),
                    row.getString("status").equals("DEAD"),
                    row.getInt("attempts"),
                    row.getString("why"),
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("due_at").toInstant()))
        .list();
  }

  /**
   * Has it tried again at once; dead work as often as when it was new.
   *
   * @throws NotFound when there is none of that id that is not done
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void retry(Queue queue, String id) {
    int found =
        jdbc.sql(
                """
                update %s
                set attempts = case status when 'DEAD' then 0 else attempts end,
                    status = 'WAITING', due_at = clock_timestamp()
                where id::text = ? and status in ('DEAD', 'WAITING')
                """
                    .formatted(queue.table()))
            .param(id)
            .update();
    requireOne(found);
  }

  /**
   * Never tries it again.
   *
   * @param reason in the operator's words
   * @throws NotFound when there is none of that id that is not done
   * @throws Conflict when it may not be given up, or is still being tried
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveUp(Queue queue, String id, String reason) {
    if (queue == Queue.OUTBOX) {
      requireThatCommandMayBeGivenUp(id);
    }
    int found =
        jdbc.sql(
                """
                update %s
                set status = 'GIVEN_UP', done_at = clock_timestamp(),
                    why = concat_ws('; given up: ', why, cast(? as text))
                where id::text = ? and status in ('DEAD', 'WAITING')
                """
                    .formatted(queue.table()))
            .params(reason, id)
            .update();
    requireOne(found);
  }

  private void requireThatCommandMayBeGivenUp(String id) {
    jdbc.sql("select kind, status from outbox_command where id::text = ? for update")
        .param(id)
        .query(
            row -> {
              var handler = handlers.get(row.getString("kind"));
              if (handler != null && !handler.mayBeGivenUp()) {
                throw Conflict.of(
                    ErrorCode.WRONG_STATE, "This must arrive: it is tried again, never given up.");
              }
              if (row.getString("status").equals("WAITING")) {
                throw Conflict.of(
                    ErrorCode.WRONG_STATE,
                    "This is still being tried: only what is dead is given up.");
              }
            });
  }

  private static void requireOne(int found) {
    if (found != 1) {
      throw new NotFound("There is no such work, or it is done.");
    }
  }
}
