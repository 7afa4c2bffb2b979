package org.aidflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.Conflict;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class InboxTest extends AidflowTest {

  @Autowired private Inbox inbox;
  @Autowired private ExchangeWorker worker;
  @Autowired private WorkedMessages room;
  @Autowired private JdbcClient jdbc;

  private final String eventId = UUID.randomUUID().toString();

  @Test
  void aMessageThatComesTwiceIsWorkedOnce() {
    assertThat(inbox.receive(WorkedMessages.SOURCE, eventId, "paid")).isTrue();
    assertThat(inbox.receive(WorkedMessages.SOURCE, eventId, "paid")).isFalse();
    worker.runOnce();
    assertThat(inbox.receive(WorkedMessages.SOURCE, eventId, "paid")).isFalse();
    worker.runOnce();

    assertThat(timesWorked()).isEqualTo(1);
    assertThat(status()).isEqualTo("DONE");
  }

  @Test
  void aContradictingMessageIsKeptBesideTheFirst() {
    inbox.receive(WorkedMessages.SOURCE, eventId, "paid");

    assertThatThrownBy(() -> inbox.receive(WorkedMessages.SOURCE, eventId, "rejected"))
        .isInstanceOf(Conflict.class);

    assertThat(column("select body from inbox_message where event_id = ?")).isEqualTo("paid");
    assertThat(column("select body from inbox_conflict where event_id = ?")).isEqualTo("rejected");
    worker.runOnce();
    assertThat(timesWorked()).isEqualTo(1);
  }

  @Test
  void whatAFailedTryDidIsUndoneAndTheMessageIsTriedAgain() {
    room.refuse(eventId);
    inbox.receive(WorkedMessages.SOURCE, eventId, "paid");
    worker.runOnce();
    assertThat(timesWorked()).isZero();
    assertThat(status()).isEqualTo("WAITING");

    room.acceptAgain(eventId);
    timeHasCome();
    worker.runOnce();

    assertThat(timesWorked()).isEqualTo(1);
    assertThat(status()).isEqualTo("DONE");
  }

  @Test
  void aMessageThatNobodyCanWorkIsDeadAfterTwelveTries() {
    room.refuse(eventId);
    inbox.receive(WorkedMessages.SOURCE, eventId, "paid");
    for (int attempt = 1; attempt <= 13; attempt++) {
      timeHasCome();
      worker.runOnce();
    }

    assertThat(timesWorked()).isZero();
    assertThat(status()).isEqualTo("DEAD");
    assertThat(column("select attempts::text from inbox_message where event_id = ?"))
        .isEqualTo("12");
  }

  private void timeHasCome() {
    jdbc.sql("update inbox_message set due_at = now() where event_id = ?").param(eventId).update();
  }

  private int timesWorked() {
    return Integer.parseInt(column("select count(*)::text from outbox_event where subject = ?"));
  }

  private String status() {
    return column("select status from inbox_message where event_id = ?");
  }

  private String column(String sql) {
    return jdbc.sql(sql).param(eventId).query(String.class).single();
  }
}
