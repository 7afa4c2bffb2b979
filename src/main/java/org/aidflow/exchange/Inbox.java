package org.aidflow.exchange;

import java.util.Optional;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other systems tell us, each message kept once. The {@link InboxHandler} of the source works
 * it after the commit.
 */
@Component
public class Inbox {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher nudges;

  Inbox(JdbcClient jdbc, ApplicationEventPublisher nudges) {
    this.jdbc = jdbc;
    this.nudges = nudges;
  }

  /**
   * Keeps a message. In a transaction of its own a contradicting message is kept beside the first
   * one, for a person to look at; never in place of it.
   *
   * @param body as received; without personal values
   * @return false when the same message has come before
   * @throws Conflict when another message of the same id has come before
   */
  @Transactional(noRollbackFor = Conflict.class)
  public boolean receive(String source, String eventId, String body) {
    if (insert(source, eventId, body)) {
      nudges.publishEvent(new WorkWaiting());
      return true;
    }
    if (find(source, eventId).filter(body::equals).isPresent()) {
      return false;
    }
    jdbc.sql("insert into inbox_conflict (source, event_id, body) values (?, ?, ?)")
        .params(source, eventId, body)
        .update();
    throw Conflict.of(
        ErrorCode.KEY_REUSED, "Another message with the event id " + eventId + " was received.");
  }

  /** The message that was received under this id, if any. */
  @Transactional(readOnly = true)
  public Optional<String> find(String source, String eventId) {
    return jdbc.sql("select body from inbox_message where source = ? and event_id = ?")
        .params(source, eventId)
        .query(String.class)
        .optional();
  }

  private boolean insert(String source, String eventId, String body) {
    return jdbc.sql(
                """
                insert into inbox_message (source, event_id, body) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(source, eventId, body)
            .update()
        == 1;
  }
}
