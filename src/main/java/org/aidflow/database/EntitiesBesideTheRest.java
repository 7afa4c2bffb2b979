package org.aidflow.database;

import org.springframework.boot.autoconfigure.orm.jpa.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.orm.jpa.EntityManagerFactoryBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Has the entities read on a thread beside the rest of the start, which waits for them only when it
 * asks for a row; repositories come last therefore ({@code bootstrap-mode: deferred}).
 */
@Component
class EntitiesBesideTheRest implements EntityManagerFactoryBuilderCustomizer {

  @Override
  public void customize(EntityManagerFactoryBuilder builder) {
    builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("entities-"));
  }
}
