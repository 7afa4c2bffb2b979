package org.aidflow.database;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/** Has the process engine wait for the migrations, which create its tables. */
final class EngineAfterMigrations implements DependsOnDatabaseInitializationDetector {

  private static final String ENGINE = "processEngineFactoryBean";

  @Override
  public Set<String> detect(ConfigurableListableBeanFactory beans) {
    return beans.containsBeanDefinition(ENGINE) ? Set.of(ENGINE) : Set.of();
  }
}
