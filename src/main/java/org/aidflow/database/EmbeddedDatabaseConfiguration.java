package org.aidflow.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Puts pool and migrations on the embedded database. Both hang on its bean, so it stops after them.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseUrl.class)
@ConditionalOnClass(EmbeddedPostgres.class)
class EmbeddedDatabaseConfiguration {

  @Bean
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings);
  }

  @Bean
  JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return database.url();
      }

      @Override
      public String getUsername() {
        return EmbeddedDatabase.APPLICATION;
      }

      @Override
      public String getPassword() {
        return database.passwords().application();
      }
    };
  }

  @Bean
  FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return database.url();
      }

      @Override
      public String getUsername() {
        return EmbeddedDatabase.OWNER;
      }

      @Override
      public String getPassword() {
        return database.passwords().owner();
      }
    };
  }
}
