package org.aidflow.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to a client's webhooks, and what is still to be sent. */
@Component
@Transactional
public class WebhookDeliveries {
  private static final String SELECT =
      """
      select delivery.id, event.id as event_id, event.type, event.subject, event.position,
        delivery.status, delivery.attempts, delivery.why, delivery.due_at, delivery.done_at
      from webhook_delivery delivery join outbox_event event using (position)
      where delivery.webhook_id = :webhook
      """;

  private final JdbcClient jdbc;
  private final Webhooks webhooks;

  WebhookDeliveries(JdbcClient jdbc, Webhooks webhooks) {
    this.jdbc = jdbc;
    this.webhooks = webhooks;
  }

  /**
   * The deliveries of a webhook, the newest event first, down from the one of the sequence before
   * which to begin; one more than the part holds if there is more.
   *
   * @throws NotFound when the client has no such webhook
   */
  @Transactional(readOnly = true)
  public List<WebhookDelivery> of(UUID webhook, String client, long before, int limit) {
    webhooks.of(webhook, client);
    return jdbc.sql(
            SELECT + "and event.position < :before order by event.position desc limit :limit")
        .param("webhook", webhook)
        .param("before", before)
        .param("limit", limit)
        .query((row, number) -> delivery(row))
        .list();
  }

  /**
   * Has an event sent again, or at last, as often as if it were new. It has the same id as before.
   *
   * @throws NotFound when the client has no such webhook, or it no such delivery
   */
  public WebhookDelivery redeliver(UUID webhook, UUID delivery, String client) {
    webhooks.of(webhook, client);
    jdbc.sql(
            """
            update webhook_delivery
            set status = 'WAITING', attempts = 0, why = null, done_at = null,
                due_at = clock_timestamp()
            where id = ? and webhook_id = ?
            """)
        .params(delivery, webhook)
        .update();
    return jdbc.sql(SELECT + "and delivery.id = :delivery")
        .param("webhook", webhook)
        .param("delivery", delivery)
        .query((row, number) -> delivery(row))
        .optional()
        .orElseThrow(() -> new NotFound("There is no such delivery."));
  }

  private static WebhookDelivery delivery(ResultSet row) throws SQLException {
    var status = DeliveryStatus.valueOf(row.getString("status"));
    return new WebhookDelivery(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        CloudEvent.TYPE_PREFIX + row.getString("type"),
        row.getString("subject"),
        row.getString("position"),
        status,
        row.getInt("attempts"),
        row.getString("why"),
        status == DeliveryStatus.WAITING ? instant(row.getTimestamp("due_at")) : null,
        instant(row.getTimestamp("done_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
