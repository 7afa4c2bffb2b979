package org.aidflow;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts what the application's pool sends to PostgreSQL: statements, and transactions that wrote
 * something and were committed.
 */
public final class StatementCount {

  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();
  private final Set<String> writing = ConcurrentHashMap.newKeySet();

  public void reset() {
    statements.set(0);
    commits.set(0);
  }

  public int statements() {
    return statements.get();
  }

  /** Committed transactions with at least one statement that was no plain select. */
  public int commits() {
    return commits.get();
  }

  private DataSource around(DataSource dataSource) {
    return ProxyDataSourceBuilder.create(dataSource)
        .listener(
            new QueryExecutionListener() {
              @Override
              public void beforeQuery(ExecutionInfo execution, java.util.List<QueryInfo> queries) {
                statements.incrementAndGet();
                if (queries.stream().anyMatch(StatementCount::writes)) {
                  writing.add(execution.getConnectionId());
                }
              }

              @Override
              public void afterQuery(ExecutionInfo execution, java.util.List<QueryInfo> queries) {
                if (autoCommits(execution) && writing.remove(execution.getConnectionId())) {
                  commits.incrementAndGet();
                }
              }
            })
        .methodListener(
            new MethodExecutionListener() {
              @Override
              public void beforeMethod(MethodExecutionContext call) {}

              @Override
              public void afterMethod(MethodExecutionContext call) {
                var name = call.getMethod().getName();
                var connection = call.getConnectionInfo();
                if (connection == null) {
                  return;
                }
                if (name.equals("commit") && writing.remove(connection.getConnectionId())) {
                  commits.incrementAndGet();
                } else if (name.equals("rollback") || name.equals("close")) {
                  if (call.getTarget() instanceof java.sql.Connection) {
                    writing.remove(connection.getConnectionId());
                  }
                }
              }
            })
        .build();
  }

  private static boolean autoCommits(ExecutionInfo execution) {
    try {
      return execution.getStatement().getConnection().getAutoCommit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean writes(QueryInfo query) {
    var sql = query.getQuery().strip().toLowerCase(Locale.ROOT);
    return !sql.startsWith("select") || sql.contains("ledger.") || sql.contains("nextval");
  }

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
              ? count.around(pool)
              : bean;
        }
      };
    }
  }
}
