package org.aidflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SweepTest extends AidflowTest {

  @Autowired private Sweep sweep;
  @Autowired private JdbcClient jdbc;

  private final UUID id = UUID.randomUUID();

  @Test
  void anIdempotencyKeyIsKeptSevenDays() {
    jdbc.sql(
            """
            insert into idempotency_key (client_id, key, request_hash, status, body, used_at)
            values (:id, 'young', '', 201, '', now() - interval '6 days 23 hours'),
                   (:id, 'old', '', 201, '', now() - interval '7 days 1 hour')
            """)
        .param("id", id.toString())
        .update();

    sweep.run();

    assertThat(
            jdbc.sql("select key from idempotency_key where client_id = ?")
                .param(id.toString())
                .query(String.class)
                .list())
        .containsExactly("young");
  }

  @Test
  void aDeadCommandIsKept() {
    jdbc.sql(
            """
            insert into outbox_command (id, kind, payload, status, created_at)
            values (?, 'exchange-test.dead', '{}', 'DEAD', now() - interval '1 year')
            """)
        .param(id)
        .update();

    sweep.run();

    assertThat(
            jdbc.sql("select count(*) from outbox_command where id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    jdbc.sql("delete from outbox_command where id = ?").param(id).update();
  }
}
