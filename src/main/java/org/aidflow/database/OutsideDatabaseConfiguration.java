package org.aidflow.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The packaged jar carries no database: without the name of one it does not start. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseUrl.class)
@ConditionalOnMissingClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
class OutsideDatabaseConfiguration {

  @Bean
  JdbcConnectionDetails applicationConnection() {
    throw new DatabaseNotReady(
        "No database: SPRING_DATASOURCE_URL is not set, and the packaged jar carries no PostgreSQL.",
        "Set SPRING_DATASOURCE_URL (jdbc:postgresql://host/database), SPRING_DATASOURCE_USERNAME and"
            + " SPRING_DATASOURCE_PASSWORD (the application's role), SPRING_FLYWAY_USER and"
            + " SPRING_FLYWAY_PASSWORD (the schema's owner).");
  }
}
