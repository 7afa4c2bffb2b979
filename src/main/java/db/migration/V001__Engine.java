package db.migration;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The process engine's own tables, by the scripts it is packaged with, and the application role's
 * rights on every table and sequence of schema public, those of later migrations included.
 */
public class V001__Engine extends BaseJavaMigration {

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    for (String part : PARTS) {
      ScriptUtils.executeSqlScript(
          connection,
          new ClassPathResource(
              "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
    }
    var placeholders = context.getConfiguration().getPlaceholders();
    grantRows(connection, requireNonNull(placeholders.get("application_role"), "application_role"));
  }

  private static void grantRows(Connection connection, String role) throws Exception {
    try (var statement = connection.createStatement()) {
      var quoted = statement.enquoteIdentifier(role, true);
      for (String right :
          List.of(
              "revoke create on schema public from public",
              "grant usage on schema public to %s",
              "grant select, insert, update, delete on all tables in schema public to %s",
              "revoke insert, update, delete on flyway_schema_history from %s",
              "grant usage on all sequences in schema public to %s",
              "alter default privileges in schema public"
                  + " grant select, insert, update, delete on tables to %s",
              "alter default privileges in schema public grant usage on sequences to %s")) {
        statement.execute(right.formatted(quoted));
      }
    }
  }
}
