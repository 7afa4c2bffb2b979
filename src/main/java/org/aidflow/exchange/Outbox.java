package org.aidflow.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must leave the house: commands to other systems and events for clients. Both are rows of the
 * caller's transaction, so they go out if and only if the change they tell of is kept.
 *
 * <p>Payloads and data lie in plain sight: tokens and ids, never personal values.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher nudges;

  Outbox(JdbcClient jdbc, ObjectMapper json, Clock clock, ApplicationEventPublisher nudges) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.nudges = nudges;
  }

  /**
   * Has the {@link OutboxHandler} of this kind called after the commit, at least once.
   *
   * @param id the command's own identity; a second command of the same id is refused by the
   *     database
   */
  public void command(String kind, UUID id, Object payload) {
    jdbc.sql("insert into outbox_command (id, kind, payload) values (?, ?, ?::jsonb)")
        .params(id, kind, write(payload))
        .update();
    nudges.publishEvent(new WorkWaiting());
  }

  /** An event that no client may read. */
  public void event(String type, String subject, Map<String, ?> data) {
    event(type, subject, null, data);
  }

  /**
   * An event that a client finds at {@code GET /events}, and that goes to those of its webhooks
   * that want it.
   *
   * @param type a kebab past fact, as {@code case-filed}
   * @param subject the case number or id of what it happened to
   * @param clientId the client whose thing it is
   */
  public void event(String type, String subject, @Nullable String clientId, Map<String, ?> data) {
    jdbc.sql(
            """
            with event as (
              insert into outbox_event (id, type, subject, client_id, happened_at, data)
              values (?, ?, ?, ?, ?, ?::jsonb)
              returning position, type, client_id)
            insert into webhook_delivery (webhook_id, position)
            select webhook.id, event.position
            from event join webhook using (client_id)
            where webhook.removed_at is null
              and (webhook.types = '{}' or event.type = any (webhook.types))
            """)
        .params(
            UUID.randomUUID(),
            type,
            subject,
            clientId,
            Timestamp.from(clock.instant()),
            write(data))
        .update();
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not writable as JSON: " + value.getClass(), e);
    }
  }
}
