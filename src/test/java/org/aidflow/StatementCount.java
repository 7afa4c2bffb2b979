package org.aidflow;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts the statements that the application's pool sends to PostgreSQL. */
public final class StatementCount implements QueryExecutionListener {

  private final AtomicInteger statements = new AtomicInteger();

  public void reset() {
    statements.set(0);
  }

  public int statements() {
    return statements.get();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    statements.incrementAndGet();
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  /** Puts the counter around the application's pool. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Counting {

    @Bean
    static StatementCount statementCount() {
      return new StatementCount();
    }

    @Bean
    static BeanPostProcessor countingDataSource(StatementCount count) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource pool
                  && !bean.getClass().isAnnotationPresent(FlywayDataSource.class)
              ? ProxyDataSourceBuilder.create(pool).listener(count).build()
              : bean;
        }
      };
    }
  }
}
