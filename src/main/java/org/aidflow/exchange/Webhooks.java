package org.aidflow.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.SealedSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where clients want their events sent; each sees its own only. */
@Component
@Transactional
public class Webhooks {
  private static final int MOST = 20;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SealedSecrets secrets;
  private final WebhookAddress addresses;

  Webhooks(JdbcClient jdbc, Clock clock, SealedSecrets secrets, WebhookAddress addresses) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.secrets = secrets;
    this.addresses = addresses;
  }

  /**
   * Has the client's events sent from now on.
   *
   * @param types the types it wants, {@code org.aidflow.case-filed}; all when empty
   * @param secret what signs them; never shown again
   * @throws org.aidflow.kernel.InvalidInput when events may not go there
   * @throws Conflict when the client has {@value #MOST} already
   */
  public Webhook subscribe(String client, String url, Collection<String> types, String secret) {
    addresses.allowed(url);
    requireRoom(client);
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into webhook (id, client_id, url, types, sealed_secret, subscribed_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            client,
            url,
            types.stream()
                .map(type -> type.substring(CloudEvent.TYPE_PREFIX.length()))
                .distinct()
                .toArray(String[]::new),
            secrets.seal(place(id), secret),
            Timestamp.from(clock.instant()))
        .update();
    return of(id, client);
  }

  /**
   * A webhook of the client.
   *
   * @throws NotFound when it has none of that id
   */
  @Transactional(readOnly = true)
  public Webhook of(UUID id, String client) {
    return all(client).stream()
        .filter(webhook -> webhook.id().equals(id))
        .findFirst()
        .orElseThrow(Webhooks::none);
  }

  /** The client's webhooks, the oldest first. */
  @Transactional(readOnly = true)
  public List<Webhook> all(String client) {
    return jdbc.sql(
            """
            select id, url, types, subscribed_at from webhook
            where client_id = ? and removed_at is null
            order by subscribed_at, id
            """)
        .param(client)
        .query((row, number) -> webhook(row))
        .list();
  }

  /**
   * Sends nothing there any more, not even what waits.
   *
   * @throws NotFound when the client has none of that id
   */
  public void remove(UUID id, String client) {
    int found =
        jdbc.sql(
                """
                update webhook set removed_at = clock_timestamp(), sealed_secret = null
                where id = ? and client_id = ? and removed_at is null
                """)
            .params(id, client)
            .update();
    if (found != 1) {
      throw none();
    }
    jdbc.sql(
            """
            update webhook_delivery
            set status = 'GIVEN_UP', why = 'webhook removed', done_at = clock_timestamp()
            where webhook_id = ? and status in ('WAITING', 'DEAD')
            """)
        .param(id)
        .update();
  }

  /** The client is shut out, or may not follow events any more. */
  public void removeAllOf(String client) {
    all(client).forEach(webhook -> remove(webhook.id(), client));
  }

  /** What a webhook's secret is sealed for. */
  static String place(UUID id) {
    return "webhook/" + id;
  }

  static NotFound none() {
    return new NotFound("There is no such webhook.");
  }

  private void requireRoom(String client) {
    if (all(client).size() >= MOST) {
      throw Conflict.of(
          ErrorCode.WRONG_STATE, "There are " + MOST + " webhooks already: remove one first.");
    }
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    var types = (String[]) row.getArray("types").getArray();
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("url"),
        List.of(types).stream().map(CloudEvent.TYPE_PREFIX::concat).toList(),
        row.getTimestamp("subscribed_at").toInstant());
  }
}
