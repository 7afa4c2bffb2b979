package org.aidflow.bank.iso20022;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.bank.OrderReport;
import org.aidflow.bank.iso20022.IsoNews.Credit;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.Conflict;
import org.aidflow.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a file tells into the inbox, all of it or none, and each file once. */
@Component
class FileRegister {
  private final JdbcClient jdbc;
  private final Inbox inbox;
  private final StrictJson json;
  private final Vault vault;
  private final Clock clock;

  FileRegister(JdbcClient jdbc, Inbox inbox, StrictJson json, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.inbox = inbox;
    this.json = json;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Takes a file. One that was taken, but was not moved away when we were cut off, is that one
   * still.
   *
   * @return its number
   * @throws Unreadable when its content or its message came before, in the same or other words
   */
  @Transactional
  public long take(IncomingFile file, IsoNews news) {
    var number =
        jdbc.sql(
                """
                insert into bank_file (name, sha256, bytes, state, type, message_id, news, received_at)
                values (?, ?, ?, 'TAKEN', ?, ?, ?, ?)
                on conflict do nothing
                returning id
                """)
            .params(
                file.name(),
                file.sha256(),
                file.bytes(),
                news.type(),
                news.messageId(),
                news.size(),
                Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional();
    if (number.isEmpty()) return cutOff(file, news);
    try {
      tell(news);
    } catch (Conflict e) {
      throw new Unreadable("It contradicts what the bank told before under the same reference.");
    }
    return number.get();
  }

  /** Keeps why a file was not taken; the same file under the same name is kept once. */
  @Transactional
  public long refuse(IncomingFile file, String reason) {
    return jdbc.sql(
            """
            insert into bank_file (name, sha256, bytes, state, reason, received_at)
            values (?, ?, ?, 'REFUSED', ?, ?)
            on conflict (sha256, name) where state = 'REFUSED'
              do update set set_aside_at = bank_file.set_aside_at
            returning id
            """)
        .params(file.name(), file.sha256(), file.bytes(), reason, Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  /** It lies where it was moved to. */
  @Transactional
  public void setAside(long number) {
    jdbc.sql("update bank_file set set_aside_at = ? where id = ? and set_aside_at is null")
        .params(Timestamp.from(clock.instant()), number)
        .update();
  }

  private long cutOff(IncomingFile file, IsoNews news) {
    var before =
        jdbc.sql(
                """
                select id, name, sha256, set_aside_at is null as lies_there, received_at::date as day
                from bank_file
                where state = 'TAKEN' and (sha256 = ? or (type = ? and message_id = ?))
                order by sha256 = ? desc
                limit 1
                """)
            .params(file.sha256(), news.type(), news.messageId(), file.sha256())
            .query(
                (row, n) ->
                    new Before(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("sha256").equals(file.sha256()),
                        row.getBoolean("lies_there"),
                        row.getObject("day", LocalDate.class)))
            .single();
    if (before.same() && before.liesThere() && before.name().equals(file.name())) {
      return before.number();
    }
    throw new Unreadable(
        before.same()
            ? "The same content came before, on " + before.day() + " as " + before.name() + "."
            : "Another file of the same message id came before, on "
                + before.day()
                + " as "
                + before.name()
                + ".");
  }

  private void tell(IsoNews news) {
    int number = 0;
    for (var report : news.reports()) {
      var eventId = news.type() + "/" + news.messageId() + "/" + ++number;
      inbox.receive(OrderReport.SOURCE, eventId, json.write(report));
    }
    news.credits().forEach(this::tell);
    for (var statement : news.statements()) {
      var eventId = statement.account() + "/" + statement.statementId();
      inbox.receive(BankStatement.SOURCE, eventId, json.write(statement));
    }
  }

  /** The same credit may be told again; who paid it is kept once. */
  private void tell(Credit credit) {
    var advice = credit.advice();
    var eventId = advice.account() + "/" + advice.bankReference();
    var told = inbox.find(CreditAdvice.SOURCE, eventId);
    if (told.isPresent()) {
      var before = json.read(told.get(), CreditAdvice.class);
      if (!before.from(null).equals(advice))
        throw new Unreadable("It contradicts an earlier advice.");
      return;
    }
    var payer = credit.payer().isEmpty() ? null : vault.keep(credit.payer());
    inbox.receive(CreditAdvice.SOURCE, eventId, json.write(advice.from(payer)));
  }

  private record Before(long number, String name, boolean same, boolean liesThere, LocalDate day) {}
}
