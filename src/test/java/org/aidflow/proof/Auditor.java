package org.aidflow.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads raw rows past the application: runs {@code src/docs/sql/audit.sql} as the superuser. */
final class Auditor {

  private static final Path SCRIPT = Path.of("src/docs/sql/audit.sql");

  private final String url;
  private final String password;

  Auditor(Path databaseDirectory) {
    try (var file = Files.newBufferedReader(databaseDirectory.resolve("passwords.properties"))) {
      var passwords = new Properties();
      passwords.load(file);
      password = passwords.getProperty("superuser");
      var port =
          Files.readAllLines(databaseDirectory.resolve("cluster").resolve("postmaster.pid"))
              .get(3)
              .strip();
      url = "jdbc:postgresql://localhost:" + port + "/aidflow";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the script's five last queries found, each a list of rows. */
  record Findings(
      List<Map<String, String>> cases,
      List<Map<String, String>> gifts,
      List<Map<String, String>> funds,
      List<Map<String, String>> accounts,
      List<Map<String, String>> wrong) {}

  Findings audit() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var results = new ArrayList<List<Map<String, String>>>();
      var more = statement.execute(Files.readString(SCRIPT));
      while (more || statement.getUpdateCount() != -1) {
        if (more) {
          results.add(rows(statement.getResultSet()));
        }
        more = statement.getMoreResults();
      }
      return new Findings(
          results.get(0), results.get(1), results.get(2), results.get(3), results.get(4));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Map<String, String>> query(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      return rows(statement.executeQuery(sql));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void change(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", password);
  }

  private static List<Map<String, String>> rows(ResultSet result) throws SQLException {
    var rows = new ArrayList<Map<String, String>>();
    var columns = result.getMetaData();
    while (result.next()) {
      var row = new LinkedHashMap<String, String>();
      for (var column = 1; column <= columns.getColumnCount(); column++) {
        row.put(columns.getColumnLabel(column), String.valueOf(result.getString(column)));
      }
      rows.add(row);
    }
    return rows;
  }
}
