package org.aidflow.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.Map;
import org.aidflow.kernel.AidflowClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of who did what, append-only. Facts are codes, ids and amounts, never personal. */
@Component
public class Audit {
  private final JdbcClient jdbc;
  private final AidflowClock clock;
  private final CurrentActor actor;
  private final ObjectMapper json;

  Audit(JdbcClient jdbc, AidflowClock clock, CurrentActor actor, ObjectMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actor = actor;
    this.json = json;
  }

  /**
   * Writes what the current actor did to the subject (a case number, an account, an id), in the
   * caller's transaction.
   */
  public void write(String act, String subject, Map<String, Object> facts) {
    jdbc.sql(
            """
            insert into audit_entry (at, actor, act, subject, facts)
            values (:at, :actor, :act, :subject, cast(:facts as jsonb))
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("actor", actor.id())
        .param("act", act)
        .param("subject", subject)
        .param("facts", written(facts))
        .update();
  }

  private String written(Map<String, Object> facts) {
    try {
      return json.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("facts that are no JSON", e);
    }
  }
}
