package org.aidflow.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Kind;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements of the custody account, one after the other, each as the bank sends it. */
final class BankOfTests {
  static final String ACCOUNT = "6222000000000001";

  private final Inbox inbox;
  private final ExchangeWorker exchange;
  private final StrictJson json;
  private final JdbcClient jdbc;
  private final List<StatementLine> lines = new ArrayList<>();

  BankOfTests(ApplicationContext context) {
    inbox = context.getBean(Inbox.class);
    exchange = context.getBean(ExchangeWorker.class);
    json = context.getBean(StrictJson.class);
    jdbc = context.getBean(JdbcClient.class);
  }

  BankOfTests paid(UUID payment, long fen) {
    return line(Side.DEBIT, fen, order(payment), null, Kind.PAYMENT);
  }

  BankOfTests returned(UUID payment, long fen) {
    return line(Side.CREDIT, fen, order(payment), null, Kind.RETURN);
  }

  BankOfTests received(long fen, @Nullable String channelReference) {
    return line(Side.CREDIT, fen, null, channelReference, Kind.RECEIPT);
  }

  BankOfTests charged(long fen) {
    return line(Side.DEBIT, fen, null, null, Kind.CHARGE);
  }

  /** The statement of these days with the lines so far; the next lines are of another one. */
  BankStatement statement(LocalDate from, LocalDate to) {
    long opening = closing();
    long closing = opening;
    var numbered = new ArrayList<StatementLine>();
    for (var line : lines) {
      closing += line.side() == Side.CREDIT ? line.amountFen() : -line.amountFen();
      numbered.add(on(line, from, numbered.size() + 1));
    }
    lines.clear();
    return new BankStatement(
        ACCOUNT,
        "s-" + UUID.randomUUID(),
        sequence() + 1,
        from,
        to,
        new Money(opening),
        new Money(closing),
        numbered);
  }

  /** Sends the statement of that day, and it is worked. */
  BankStatement send(LocalDate day) {
    return send(statement(day, day));
  }

  BankStatement send(BankStatement statement) {
    inbox.receive(
        BankStatement.SOURCE, ACCOUNT + "/" + statement.statementId(), written(statement));
    exchange.runOnce();
    return statement;
  }

  static String order(UUID payment) {
    return payment.toString().replace("-", "");
  }

  private BankOfTests line(
      Side side, long fen, @Nullable String order, @Nullable String channel, Kind kind) {
    var reference = UUID.randomUUID().toString();
    lines.add(
        new StatementLine(
            1,
            "e-" + reference,
            LocalDate.EPOCH,
            side,
            fen,
            reference,
            order,
            channel,
            null,
            kind,
            null));
    return this;
  }

  private static StatementLine on(StatementLine line, LocalDate day, int number) {
    return new StatementLine(
        number,
        line.entryReference(),
        day,
        line.side(),
        line.amountFen(),
        line.bankReference(),
        line.endToEndId(),
        line.channelReference(),
        line.remittance(),
        line.kind(),
        line.reason());
  }

  /** What the last statement closed with, in fen. */
  long closing() {
    return jdbc.sql(
            "select coalesce((select closing_fen from bank_statement order by position desc limit 1), 0)")
        .query(Long.class)
        .single();
  }

  private long sequence() {
    return jdbc.sql("select coalesce(max(sequence), 0) from bank_statement")
        .query(Long.class)
        .single();
  }

  private String written(BankStatement statement) {
    try {
      return json.mapper().writeValueAsString(statement);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
