package org.aidflow.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.SqlRule;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/**
 * Every rule of the tables that money outside the ledger is kept in has a write that it refuses
 * ({@code money-rules.txt}), and without the rule that write is not refused so: no rule is there
 * that no test holds. {@code LedgerRemovedRulesTest} does the same with schema {@code ledger}.
 */
class MoneyRulesTest extends AidflowTest {
  private static final String MONEY =
      Stream.of(
              "need_line need pledge pledge_status_transition",
              "contribution contribution_status_transition gift gift_allocation gift_wish",
              "public_fund fund_grant unplaced_money",
              "recovery recovery_status_transition recovery_receipt recovery_line",
              "refund refund_account refund_note provider_invoice",
              "disbursement disbursement_status_transition disbursement_line",
              "disbursement_approval bank_answer payment_batch bank_file",
              "custody_account bank_statement statement_line",
              "statement_break statement_break_step break_kind_clearing break_status_transition",
              "account_close final_account")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .map(table -> "'" + table + "'")
          .collect(joining(", "));

  private static final String TABLES =
      "relnamespace = 'public'::regnamespace and relname in (" + MONEY + ")";
  private static final String FUNCTIONS =
      "pronamespace = 'public'::regnamespace and oid in (select t.tgfoid from pg_trigger t"
          + " join pg_class c on c.oid = t.tgrelid where c.relname in ("
          + MONEY
          + "))";

  private static final Pattern NAME = Pattern.compile("\\{([a-z0-9-]+)}");

  @Autowired private Flyway owner;

  /** A write that a rule refuses, in words of the message. */
  private record RefusedWrite(String rule, String words, String sql) {}

  @Test
  void everyRuleOfMoneyIsHeldByAWriteThatItAloneRefuses() throws SQLException {
    var writes = writes();
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        long began = System.nanoTime();
        var rules = rules(connection);
        assertThat(rules.keySet()).containsExactlyInAnyOrderElementsOf(writes.keySet());
        execute(connection, named(text("money-world.sql")));
        settle(connection);
        var wrong = new ArrayList<String>();
        for (var rule : rules.values()) {
          wrong.addAll(wrongWith(connection, rule, writes.getOrDefault(rule.name(), List.of())));
        }
        System.out.printf(
            "rules of money: %d taken away in turn, %d writes, in %d ms%n",
            rules.size(),
            writes.values().stream().mapToInt(List::size).sum(),
            (System.nanoTime() - began) / 1_000_000);
        assertThat(wrong).isEmpty();
      } finally {
        connection.rollback();
      }
    }
  }

  private static List<String> wrongWith(
      Connection connection, SqlRule rule, List<RefusedWrite> writes) throws SQLException {
    var wrong = new ArrayList<String>();
    for (var write : writes) {
      whatIsWrongWith(connection, write).ifPresent(wrong::add);
    }
    var before = connection.setSavepoint();
    execute(connection, rule.removal());
    boolean noticed = false;
    for (var write : writes) {
      noticed |= whatIsWrongWith(connection, write).isPresent();
    }
    connection.rollback(before);
    if (!noticed) {
      wrong.add("nothing misses " + rule.name());
    }
    return wrong;
  }

  /** What happened instead of the refusal. */
  private static Optional<String> whatIsWrongWith(Connection connection, RefusedWrite write)
      throws SQLException {
    var before = connection.setSavepoint();
    try {
      execute(connection, named(write.sql()));
      execute(connection, "set constraints all immediate");
      return Optional.of("not refused: " + write);
    } catch (SQLException e) {
      var said = String.valueOf(e.getMessage());
      boolean asItShould =
          String.valueOf(e.getSQLState()).startsWith("23") && said.contains(write.words());
      return asItShould ? Optional.empty() : Optional.of(said + " instead of " + write);
    } finally {
      connection.rollback(before);
    }
  }

  private static Map<String, SqlRule> rules(Connection connection) throws SQLException {
    var rules = new LinkedHashMap<String, SqlRule>();
    for (var rule : SqlRule.ofTables(connection, TABLES)) {
      rules.put(rule.name(), rule);
    }
    for (var rule : SqlRule.ofFunctions(connection, FUNCTIONS)) {
      rules.put(rule.name(), rule);
    }
    return rules;
  }

  private static Map<String, List<RefusedWrite>> writes() {
    return text("money-rules.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 3))
        .flatMap(parts -> writes(parts[0], parts[1], parts[2]))
        .collect(groupingBy(RefusedWrite::rule, LinkedHashMap::new, toList()));
  }

  private static Stream<RefusedWrite> writes(String rule, String words, String sql) {
    if (rule.startsWith("not null of ")) {
      var table = rule.substring("not null of ".length());
      return Stream.of(sql.split(" ", -1))
          .map(
              column ->
                  new RefusedWrite(
                      rule + "." + column,
                      "null value in column \"" + column + "\"",
                      off(table, "update %s set %s = null".formatted(table, column))));
    }
    var table = rule.substring(rule.lastIndexOf(' ') + 1);
    return Stream.of(
        new RefusedWrite(
            rule,
            words.equals("=") ? ownWords(rule) : words,
            sql.startsWith("OFF ") ? off(table, sql.substring("OFF ".length())) : sql));
  }

  private static String ownWords(String rule) {
    return rule.replaceFirst("^(constraint|index) ([^ ]*).*", "$2")
        .replaceFirst("^[a-z_]+: ", "")
        .replaceFirst(" \\(\\d\\)$", "");
  }

  private static String off(String table, String sql) {
    return "alter table " + table + " disable trigger user; " + sql;
  }

  private static void settle(Connection connection) throws SQLException {
    execute(connection, "set constraints all immediate");
    execute(connection, "set constraints all deferred");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String named(String sql) {
    return NAME.matcher(sql)
        .replaceAll(name -> UUID.nameUUIDFromBytes(name.group(1).getBytes(UTF_8)).toString());
  }

  private static String text(String name) {
    try {
      return new ClassPathResource(name, MoneyRulesTest.class).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
