package org.aidflow.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits and how much is dead, as {@code aidflow.exchange.rows}. */
@Component
class ExchangeMetrics implements MeterBinder {

  private static final Map<String, String> TABLES =
      Map.of(
          "outbox", "outbox_command",
          "inbox", "inbox_message",
          "signal", "signal",
          "webhook", "webhook_delivery");

  private final JdbcClient jdbc;

  ExchangeMetrics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    TABLES.forEach(
        (name, table) -> {
          for (String status : new String[] {"WAITING", "DEAD"}) {
            Gauge.builder("aidflow.exchange.rows", () -> count(table, status))
                .tag("queue", name)
                .tag("status", status)
                .register(registry);
          }
        });
  }

  private long count(String table, String status) {
    return jdbc.sql("select count(*) from " + table + " where status = '" + status + "'")
        .query(Long.class)
        .single();
  }
}
