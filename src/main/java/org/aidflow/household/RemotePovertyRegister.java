package org.aidflow.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers that are far away, each for an area: they hear by an event that there is a question,
 * and answer in their own time, or not at all.
 */
@Component
public class RemotePovertyRegister implements PovertyRegister {

  private static final String OPEN =
      "select id, case_number, applicant, asked_at from register_question where closed_at is null";

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  RemotePovertyRegister(JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** From now on this client answers for households of the area. */
  @Transactional
  public void connect(AreaCode area, String clientId) {
    jdbc.sql(
            """
            insert into remote_register (area, client_id) values (:area, :client)
            on conflict (area) do update set client_id = excluded.client_id
            """)
        .param("area", area.value())
        .param("client", clientId)
        .update();
  }

  /** From now on our own table answers for households of the area. */
  @Transactional
  public void disconnect(AreaCode area) {
    jdbc.sql("delete from remote_register where area = ?").param(area.value()).update();
  }

  /** What this client is asked and has not answered, the oldest first. */
  @Transactional(readOnly = true)
  public List<RegisterQuestion> open(String clientId) {
    return jdbc.sql(OPEN + " and client_id = ? order by asked_at, id")
        .param(clientId)
        .query((row, number) -> question(row))
        .list();
  }

  /** The client that answers for the area, if one does. */
  Optional<String> clientFor(AreaCode area) {
    return jdbc.sql(
            """
            select client_id from remote_register
            where starts_with(?, area) order by length(area) desc limit 1
            """)
        .param(area.value())
        .query(String.class)
        .optional();
  }

  @Override
  @Transactional
  public RegisterAnswer ask(CaseNumber caseNumber, VaultToken applicant, AreaCode area) {
    UUID id = UUID.randomUUID();
    String client = clientFor(area).orElseThrow();
    jdbc.sql(
            """
            insert into register_question (id, case_number, client_id, applicant, asked_at)
            values (:id, :case, :client, :applicant, :at)
            """)
        .param("id", id)
        .param("case", caseNumber.value())
        .param("client", client)
        .param("applicant", applicant.value())
        .param("at", now())
        .update();
    outbox.event("register-asked", id.toString(), client, Map.of("questionId", id.toString()));
    return new RegisterAnswer.Later();
  }

  /** The question, answered or not, if this client was asked it; locked. */
  Optional<CaseNumber> asked(UUID question, String clientId) {
    return jdbc.sql(
            "select case_number from register_question where id = ? and client_id = ? for update")
        .params(question, clientId)
        .query(String.class)
        .optional()
        .map(CaseNumber::new);
  }

  /** No answer is waited for any more; false when none was. */
  boolean close(UUID question) {
    return jdbc.sql("update register_question set closed_at = ? where id = ? and closed_at is null")
            .params(now(), question)
            .update()
        == 1;
  }

  /** The same for all questions of a case; false when there were none. */
  boolean closeAll(CaseNumber caseNumber) {
    return jdbc.sql(
                "update register_question set closed_at = ? where case_number = ? and closed_at is null")
            .params(now(), caseNumber.value())
            .update()
        > 0;
  }

  /** What the case is asked now, no process waits for. */
  void askedAgain(CaseNumber caseNumber) {
    jdbc.sql(
            "update register_question set again = true where case_number = ? and closed_at is null")
        .param(caseNumber.value())
        .update();
  }

  boolean isAskedAgain(UUID question) {
    return jdbc.sql("select again from register_question where id = ?")
        .param(question)
        .query(Boolean.class)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static RegisterQuestion question(ResultSet row) throws SQLException {
    return new RegisterQuestion(
        row.getObject("id", UUID.class),
        new CaseNumber(row.getString("case_number")),
        new VaultToken(row.getObject("applicant", UUID.class)),
        row.getTimestamp("asked_at").toInstant());
  }
}
