package org.aidflow.exchange;

import java.util.List;
import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages from the domain to the processes. A signal commits with the change it tells of and is
 * tried until its receiver is there: not lost, not twice.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Signals {

  private static final Logger log = LoggerFactory.getLogger(Signals.class);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Signals(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** To the one receiver that a subject can have for this message. */
  public void send(String message, Subject subject) {
    keep(message, subject, null, null);
  }

  /** To the receiver of the subject whose process variable has this value. */
  public void send(String message, Subject subject, String variable, String value) {
    keep(message, subject, variable, value);
  }

  /**
   * Signals whose time has come, the oldest first. They are locked for the caller's transaction;
   * those that another node works on are left out.
   */
  public List<Signal> due(int limit) {
    return jdbc.sql(
            """
            select id, message, subject, variable, value, attempts
            from signal
            where status = 'WAITING' and due_at <= clock_timestamp()
            order by due_at, id
            limit ?
            for update skip locked
            """)
        .param(limit)
        .query(
            (row, number) ->
                new Signal(
                    row.getLong("id"),
                    row.getString("message"),
                    Subject.parse(row.getString("subject")).orElseThrow(),
                    row.getString("variable"),
                    row.getString("value"),
                    row.getInt("attempts")))
        .list();
  }

  /** The signal was received. */
  public void done(long id) {
    jdbc.sql("update signal set status = 'DONE', done_at = clock_timestamp() where id = ?")
        .param(id)
        .update();
  }

  /** Nobody was there: tried again after 1 s, 2 s, 4 s and so on, then every 10 minutes. */
  public void later(long id, String why) {
    jdbc.sql(
            """
            update signal
            set attempts = attempts + 1, why = ?,
                due_at = clock_timestamp()
                  + least(interval '10 minutes', interval '1 second' * power(2, least(attempts, 10)))
            where id = ? and status = 'WAITING'
            """)
        .params(why, id)
        .update();
  }

  /** Nobody will ever receive it, or more than one would: left to a person. */
  public void giveUp(long id, String why) {
    log.error("Signal {} is given up: {}", id, why);
    jdbc.sql("update signal set status = 'DEAD', why = ? where id = ? and status = 'WAITING'")
        .params(why, id)
        .update();
  }

  /** Nobody will wait for it any more: what waits of this message is dropped. */
  public void forget(String message, Subject subject) {
    jdbc.sql(
            """
            update signal set status = 'DONE', done_at = clock_timestamp(), why = 'no longer needed'
            where message = ? and subject = ? and status = 'WAITING'
            """)
        .params(message, subject.value())
        .update();
  }

  /** The subject's process has moved on: its waiting signals are tried at once. */
  public void wake(Subject subject) {
    jdbc.sql(
            """
            update signal set due_at = clock_timestamp()
            where subject = ? and status = 'WAITING' and due_at > clock_timestamp()
            """)
        .param(subject.value())
        .update();
    events.publishEvent(new SignalSent(subject));
  }

  private void keep(
      String message, Subject subject, @Nullable String variable, @Nullable String value) {
    jdbc.sql("insert into signal (message, subject, variable, value) values (?, ?, ?, ?)")
        .params(message, subject.value(), variable, value)
        .update();
    events.publishEvent(new SignalSent(subject));
  }
}
