package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goes behind the ledger's face: every fault is refused, or found by {@code ledger_invariants}. */
class LedgerPlantedFaultsTest extends LedgerTest {
  private static final String A_TRANSFER =
      "insert into ledger.transfer (id, phase, kind, reference, request_hash, booked_at)"
          + " values ('%s', 'POSTED', 'GIFT', 'planted-' || gen_random_uuid(), '\\x00', now());";
  private static final String ID = "00000000-0000-4000-8000-00000000fa17";

  @Autowired private JdbcTemplate application;
  @Autowired private Flyway owner;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into ledger.account (kind, reference) values ('SUSPENSE', 'planted')",
        "insert into ledger.transfer (id, phase, kind, reference, request_hash, booked_at)"
            + " values (gen_random_uuid(), 'POSTED', 'GIFT', 'planted', '', now())",
        "insert into ledger.posting values (gen_random_uuid(), 1, 1, 'DEBIT', 1)",
        "insert into ledger.balance values (1, 1000, 0)",
        "update ledger.balance set posted = posted + 1",
        "update ledger.posting set amount_fen = 1",
        "update ledger.transfer set phase = 'POSTED'",
        "delete from ledger.posting",
        "delete from ledger.transfer",
        "truncate ledger.posting",
        "update ledger.account_kind set guarded = false",
        "alter table ledger.posting disable trigger all",
        "create function ledger.mine() returns int language sql as 'select 1'"
      })
  void theApplicationsRoleWritesThroughTheFunctionOnly(String sql) {
    assertThatThrownBy(() -> application.execute(sql)).rootCause().satisfies(this::isDenied);
  }

  @Test
  void aTableOfTheCallersOwnDeceivesNoFunction() {
    var fund = fundWith(1_00);
    var payout = payout();
    assertThatThrownBy(
            () ->
                committed(
                    () -> {
                      application.execute(
                          "create temporary table balance (account_id bigint, posted bigint,"
                              + " reserved bigint) on commit drop");
                      application.update(
                          "insert into balance values (?, 1000000, 0)", fund.value());
                      return ledger.post(transfer(TransferKind.PAYOUT, fund, payout, 2_00));
                    }))
        .isInstanceOf(Overdrawn.class);
  }

  @Test
  void theSchemasOwnerIsRefusedToo() throws SQLException {
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      connection.setAutoCommit(false);
      var writes = RefusedWrites.on(connection);
      for (var write : RefusedWrites.all()) {
        assertThat(writes.whatIsWrongWith(write)).isEmpty();
      }
      connection.rollback();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNBALANCED_TRANSFER|TRANSFER insert into ledger.posting values"
            + " ('ID', 1, FUND, 'CREDIT', 5), ('ID', 2, CHANNEL, 'DEBIT', 4)",
        "ALTERED_TRANSFER|update ledger.posting set amount_fen = 7 where account_id = CHANNEL",
        "DRIFTED_BALANCE|update ledger.balance set posted = posted - 1 where account_id = FUND",
        "OVERDRAWN_ACCOUNT|update ledger.posting set side = 'DEBIT' where account_id = FUND",
        "UNGUARDED_ACCOUNT|delete from ledger.balance where account_id = FUND",
        "RESOLVED_TWICE|alter table ledger.transfer drop constraint resolved_once; insert into"
            + " ledger.transfer select gen_random_uuid(), entry + 1000000, phase, kind, concat"
            + "(reference, 'x'), resolves, request_hash, booked_at from ledger.transfer where resolves is"
            + " not null",
        "FOREIGN_RESOLUTION|update ledger.transfer set reference = concat(reference, 'x') where"
            + " phase = 'SETTLED'",
        "DOUBLED_EVENT|alter table ledger.transfer drop constraint one_event_one_transfer; insert"
            + " into ledger.transfer select gen_random_uuid(), entry + 1000000, phase, kind,"
            + " reference, null, request_hash, booked_at from ledger.transfer where phase ="
            + " 'POSTED'",
        "DRIFTED_TOTAL|insert into ledger.day_total values ('1999-01-01', 'SUSPENSE', 'POSTED',"
            + " 'DEBIT', 'GIFT', 1)",
        "DRIFTED_TOTAL|insert into ledger.account_total values (CHANNEL, 1, 1) on conflict"
            + " (account_id) do update set debits = account_total.debits + 1",
        "RULE_SWITCHED_OFF|select 1"
      })
  void aFaultPlantedWithTheRulesSwitchedOffIsFound(String violation, String sql)
      throws SQLException {
    var paid = reserved(fundWith(1_00), 1_00);
    committed(() -> ledger.settle(paid.id(), java.util.UUID.randomUUID()));
    String statement = prepared(sql);
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (String table : List.of("account", "transfer", "posting", "balance")) {
          execute(connection, "alter table ledger." + table + " disable trigger user");
        }
        execute(connection, "alter table ledger.transfer alter entry drop identity");
        execute(connection, "alter table ledger.transfer alter entry set default -1");
        execute(connection, statement);
        assertThat(violations(connection)).contains(violation, "RULE_SWITCHED_OFF");
      } finally {
        connection.rollback();
      }
    }
    assertThat(ledger.violations()).isEmpty();
  }

  private String prepared(String sql) {
    var channel = channel();
    var fund = fund();
    var gift = transfer(TransferKind.GIFT, channel, fund, 10_00);
    committed(() -> ledger.post(gift));
    return sql.replace("TRANSFER", A_TRANSFER.formatted(ID))
        .replace("'ID'", "'" + ID + "'")
        .replace("FUND", "" + fund.value())
        .replace("CHANNEL", "" + channel.value());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> violations(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select violation from ledger.ledger_invariants")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void isDenied(Throwable cause) {
    assertThat(cause)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }
}
