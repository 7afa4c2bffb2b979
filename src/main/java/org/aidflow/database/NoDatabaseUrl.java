package org.aidflow.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** No outside database is named. */
final class NoDatabaseUrl extends NoneNestedConditions {

  NoDatabaseUrl() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnProperty("spring.datasource.url")
  static class DatabaseUrl {}
}
