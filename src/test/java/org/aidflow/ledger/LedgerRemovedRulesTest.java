package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes away each rule that the catalog knows of schema {@code ledger}, one at a time, and sees
 * that the refusals notice: no rule is there that no test holds.
 */
class LedgerRemovedRulesTest extends AidflowTest {
  private static final Pattern RAISE = Pattern.compile("raise exception using [^;]*;");

  private static final String REMOVALS =
      """
      select format('constraint %I of %s', conname, conrelid::regclass) as rule,
             format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as removal
        from pg_constraint where connamespace = 'ledger'::regnamespace and contype in ('c', 'p', 'u', 'f', 'x')
      union all
      select format('trigger %I of %s', tgname, tgrelid::regclass), format('drop trigger %I on %s', tgname, tgrelid::regclass)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = 'ledger'::regnamespace and not t.tgisinternal
      union all
      select format('index %s', indexrelid::regclass), format('drop index %s', indexrelid::regclass)
        from pg_index i join pg_class c on c.oid = i.indexrelid
       where c.relnamespace = 'ledger'::regnamespace and i.indisunique
         and not exists (select from pg_constraint where conindid = i.indexrelid)
      union all
      select format('not null of %s.%I', attrelid::regclass, attname),
             format('alter table %s alter column %I drop not null', attrelid::regclass, attname)
        from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attnotnull
         and not a.attisdropped and a.attidentity = ''
         and not exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey))
      order by 1
      """;

  private static final String FUNCTIONS =
      """
      select p.proname, pg_get_functiondef(p.oid) from pg_proc p
       where p.pronamespace = 'ledger'::regnamespace and p.prokind = 'f' order by 1
      """;

  @Autowired private Flyway owner;

  private record Rule(String name, String removal) {}

  @TestFactory
  Stream<DynamicTest> whenARuleIsTakenAwayATestNotices() throws SQLException {
    var rules = rules();
    System.out.printf(
        "ledger rules: %d taken away in turn, %d refusals look for them%n",
        rules.size(), RefusedWrites.all().size());
    assertThat(rules).hasSizeGreaterThan(70);
    return rules.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () -> {
                      var noticed = noticedWithout(rule);
                      System.out.printf("without %s: %.160s%n", rule.name(), noticed.orElse("-"));
                      assertThat(noticed)
                          .as("nothing in refusals.txt misses %s", rule.name())
                          .isPresent();
                    }));
  }

  /** What fails when the rule is not there; the transaction puts it back. */
  private Optional<String> noticedWithout(Rule rule) throws SQLException {
    try (var connection = connection()) {
      try (var statement = connection.createStatement()) {
        statement.execute(rule.removal());
      }
      var noticed = noticed(connection);
      connection.rollback();
      return noticed;
    }
  }

  private static Optional<String> noticed(Connection connection) {
    try {
      return RefusedWrites.on(connection).firstThatIsNotRefused();
    } catch (SQLException soundMoneyNoLongerMoves) {
      return Optional.of(String.valueOf(soundMoneyNoLongerMoves.getMessage()));
    }
  }

  private List<Rule> rules() throws SQLException {
    var rules = new ArrayList<Rule>();
    try (var connection = connection();
        var statement = connection.createStatement()) {
      try (var row = statement.executeQuery(REMOVALS)) {
        while (row.next()) {
          rules.add(new Rule(row.getString(1), row.getString(2)));
        }
      }
      try (var row = statement.executeQuery(FUNCTIONS)) {
        while (row.next()) {
          rules.addAll(withoutEachRaise(row.getString(1), row.getString(2)));
        }
      }
      connection.rollback();
    }
    return rules;
  }

  /** The function, once for each exception that it raises, without that one. */
  private static List<Rule> withoutEachRaise(String function, String definition) {
    var rules = new ArrayList<Rule>();
    Matcher raise = RAISE.matcher(definition);
    while (raise.find()) {
      var without =
          definition.substring(0, raise.start()) + "null;" + definition.substring(raise.end());
      rules.add(new Rule("exception %d of %s".formatted(rules.size() + 1, function), without));
    }
    return rules;
  }

  private Connection connection() throws SQLException {
    var connection = owner.getConfiguration().getDataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
