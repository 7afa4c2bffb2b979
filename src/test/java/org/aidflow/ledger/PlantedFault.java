package org.aidflow.ledger;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Somebody who owns the schema, with its rules switched off while they write. */
public final class PlantedFault {
  private static final List<String> TABLES = List.of("account", "transfer", "posting", "balance");

  private PlantedFault() {}

  /** Writes past all rules, and commits. */
  public static void write(Flyway owner, String sql) {
    write(owner, sql, () -> {});
  }

  /** The same, with something else going on before the commit. */
  static void write(Flyway owner, String sql, Runnable beforeCommit) {
    try (var connection = owner.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var table : TABLES) {
        statement.execute("alter table ledger." + table + " disable trigger user");
      }
      statement.execute(sql);
      for (var table : TABLES) {
        statement.execute("alter table ledger." + table + " enable trigger user");
      }
      beforeCommit.run();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
