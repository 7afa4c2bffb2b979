package org.aidflow.exchange;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aidflow.vault.SealedSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events on their way to webhooks. Of each webhook only the oldest that waits is taken, so it gets
 * them in the order of their commits, one by one; while one is tried again the later ones wait, and
 * one that is dead is left out. A batch is of so many webhooks, called side by side and each put
 * off by the lease, as {@link OutboxCommands} are.
 */
@Component
class WebhookQueue {
  static final int ATTEMPTS = 9;

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LAST = Duration.ofHours(24);
  private static final int BATCH = 10;
  private static final Logger log = LoggerFactory.getLogger(WebhookQueue.class);

  private final JdbcClient jdbc;
  private final SealedSecrets secrets;
  private final WebhookCall call;
  private final ExecutorService callers = Executors.newFixedThreadPool(BATCH, WebhookQueue::caller);

  WebhookQueue(JdbcClient jdbc, SealedSecrets secrets, WebhookCall call) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.call = call;
  }

  /** Works one batch; returns how many events it took. */
  int work() {
    List<Lease> batch = claim();
    CompletableFuture.allOf(
            batch.stream()
                .map(lease -> CompletableFuture.runAsync(() -> work(lease), callers))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    return batch.size();
  }

  @PreDestroy
  void close() {
    callers.shutdownNow();
  }

  /** 1 min, 3 min, 9 min and so on, at most 24 h: nine tries take less than two days. */
  static Duration backOff(int attempt) {
    long minutes = FIRST.toMinutes() * (long) Math.pow(3, Math.min(attempt, 9) - 1);
    return Duration.ofMinutes(Math.min(minutes, LAST.toMinutes()));
  }

  /** What another node took meanwhile is due no more when its row is looked at again. */
  private List<Lease> claim() {
    return jdbc.sql(
            """
            update webhook_delivery delivery
            set due_at = clock_timestamp() + ? * interval '1 second'
            from webhook, outbox_event event
            where webhook.id = delivery.webhook_id and event.position = delivery.position
              and delivery.status = 'WAITING' and delivery.due_at <= clock_timestamp()
              and delivery.id in (
                select head.id
                from webhook
                  cross join lateral (
                    select id, due_at from webhook_delivery
                    where webhook_id = webhook.id and status = 'WAITING'
                      and tx < pg_snapshot_xmin(pg_current_snapshot())
                    order by tx, position
                    limit 1) head
                where webhook.removed_at is null and head.due_at <= clock_timestamp()
                order by head.due_at
                limit ?
                for no key update of webhook skip locked)
            returning delivery.id, delivery.attempts, delivery.due_at, delivery.webhook_id,
              webhook.url, webhook.sealed_secret, event.id as event_id, event.type, event.subject,
              event.happened_at, event.position, event.data
            """)
        .params(LEASE.toSeconds(), BATCH)
        .query(
            (row, number) ->
                new Lease(
                    row.getObject("id", UUID.class),
                    row.getObject("webhook_id", UUID.class),
                    row.getString("url"),
                    row.getBytes("sealed_secret"),
                    CloudEvent.of(row),
                    row.getInt("attempts") + 1,
                    row.getObject("due_at", OffsetDateTime.class)))
        .list();
  }

  private void work(Lease lease) {
    try {
      var secret = secrets.open(Webhooks.place(lease.webhook()), lease.sealedSecret());
      call.send(lease.url(), secret, lease.event());
    } catch (Exception e) {
      putOff(lease, e);
      return;
    }
    jdbc.sql(
            """
            update webhook_delivery
            set status = 'DONE', attempts = ?, why = null, done_at = clock_timestamp()
            where id = ? and status = 'WAITING' and due_at = ?
            """)
        .params(lease.attempt(), lease.id(), lease.until())
        .update();
  }

  /** Unless the lease has ended, or the client has asked for it again. */
  private void putOff(Lease lease, Exception failure) {
    boolean dead = lease.attempt() >= ATTEMPTS;
    String why =
        failure instanceof WebhookCall.Refused refused
            ? "status " + refused.status()
            : Failures.describe(failure);
    log.warn(
        "webhook {}: delivery {} failed, try {} of {}: {}",
        lease.webhook(),
        lease.id(),
        lease.attempt(),
        ATTEMPTS,
        why);
    jdbc.sql(
            """
            update webhook_delivery
            set status = ?, attempts = ?, why = ?,
                due_at = clock_timestamp() + ? * interval '1 second'
            where id = ? and status = 'WAITING' and due_at = ?
            """)
        .params(
            dead ? "DEAD" : "WAITING",
            lease.attempt(),
            why,
            backOff(lease.attempt()).toSeconds(),
            lease.id(),
            lease.until())
        .update();
  }

  private static Thread caller(Runnable work) {
    var thread = new Thread(work, "webhook-call");
    thread.setDaemon(true);
    return thread;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Lease(
      UUID id,
      UUID webhook,
      String url,
      byte[] sealedSecret,
      CloudEvent event,
      int attempt,
      OffsetDateTime until) {}
}
