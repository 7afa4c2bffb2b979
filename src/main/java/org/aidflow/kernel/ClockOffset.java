package org.aidflow.kernel;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the clock was moved, to the millisecond; kept in the database. */
@Component
@DependsOnDatabaseInitialization
class ClockOffset {
  private final JdbcClient jdbc;
  private volatile Duration offset;

  ClockOffset(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.offset = Duration.ofMillis(kept());
  }

  Duration get() {
    return offset;
  }

  synchronized void add(Instant from, Instant until) {
    var step = Duration.between(from, until);
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards");
    }
    var total = Duration.ofMillis(offset.plus(step).toMillis());
    jdbc.sql(
            """
            insert into clock_offset (millis) values (:millis)
            on conflict (singleton) do update set millis = excluded.millis
            """)
        .param("millis", total.toMillis())
        .update();
    offset = total;
  }

  synchronized void begin(Duration first) {
    var millis = first.toMillis();
    var isFirst =
        jdbc.sql("insert into clock_offset (millis) values (:millis) on conflict do nothing")
                .param("millis", millis)
                .update()
            == 1;
    if (!isFirst) {
      throw new IllegalStateException("the clock was moved before");
    }
    offset = Duration.ofMillis(millis);
  }

  private long kept() {
    return jdbc.sql("select coalesce(max(millis), 0) from clock_offset").query(Long.class).single();
  }
}
