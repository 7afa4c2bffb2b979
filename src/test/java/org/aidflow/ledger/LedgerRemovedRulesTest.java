package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.SqlRule;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes away each rule that the catalog knows of schema {@code ledger}, one at a time, and sees
 * that the refusals notice: no rule is there that no test holds. {@code MoneyRulesTest} does the
 * same with the tables outside it.
 */
class LedgerRemovedRulesTest extends AidflowTest {
  @Autowired private Flyway owner;

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
  private Optional<String> noticedWithout(SqlRule rule) throws SQLException {
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

  private List<SqlRule> rules() throws SQLException {
    try (var connection = connection()) {
      var rules =
          new ArrayList<>(SqlRule.ofTables(connection, "relnamespace = 'ledger'::regnamespace"));
      rules.addAll(SqlRule.ofFunctions(connection, "pronamespace = 'ledger'::regnamespace"));
      connection.rollback();
      return rules;
    }
  }

  private Connection connection() throws SQLException {
    var connection = owner.getConfiguration().getDataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
