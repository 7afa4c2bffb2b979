package org.aidflow;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Begins each run with an empty database, on the server that the last run left. */
@TestConfiguration(proxyBeanMethods = false)
class EmptyDatabase {

  @Bean
  FlywayMigrationStrategy fromScratch() {
    return flyway -> {
      dropEverything(flyway);
      flyway.migrate();
    };
  }

  private static void dropEverything(Flyway flyway) {
    try (var connection = flyway.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop owned by current_user cascade");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot empty the test database", e);
    }
  }
}
