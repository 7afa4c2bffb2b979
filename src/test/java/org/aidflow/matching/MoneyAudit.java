package org.aidflow.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs {@code src/docs/sql/audit.sql}, which believes raw rows only. */
public final class MoneyAudit {
  private static final Path SCRIPT = Path.of("src/docs/sql/audit.sql");

  private MoneyAudit() {}

  /** What its last query finds, in the order of the alphabet; nothing when the books are sound. */
  public static List<String> findings(JdbcTemplate jdbc) {
    return jdbc.execute(
        (ConnectionCallback<List<String>>)
            connection -> {
              boolean autoCommit = connection.getAutoCommit();
              connection.setAutoCommit(false);
              try {
                return findings(connection);
              } finally {
                connection.rollback(); // its views live as long as the transaction
                connection.setAutoCommit(autoCommit);
              }
            });
  }

  /** The same, in the transaction of this connection, which must be rolled back. */
  public static List<String> findings(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      return lastResult(statement).stream().sorted().toList();
    }
  }

  private static List<String> lastResult(Statement statement) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (boolean more = statement.execute(script()); more || statement.getUpdateCount() >= 0; ) {
      if (more) {
        rows.clear();
        try (var result = statement.getResultSet()) {
          while (result.next()) {
            rows.add(
                "%s: %s (%s)"
                    .formatted(result.getString(1), result.getString(2), result.getString(3)));
          }
        }
      }
      more = statement.getMoreResults();
    }
    return rows;
  }

  private static String script() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
