package org.aidflow.exchange;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws away what has served its time: idempotency keys after 7 days, work done after 30. */
@Component
class Sweep {

  private static final Duration EVERY = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private long lastAt = System.nanoTime() - EVERY.toNanos();

  Sweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  synchronized void nowAndThen() {
    if (System.nanoTime() - lastAt >= EVERY.toNanos()) {
      run();
      lastAt = System.nanoTime();
    }
  }

  void run() {
    jdbc.sql("delete from idempotency_key where used_at < now() - interval '7 days'").update();
    for (String table : new String[] {"outbox_command", "signal", "webhook_delivery"}) {
      jdbc.sql("delete from " + table + " where done_at < now() - interval '30 days'").update();
    }
  }
}
