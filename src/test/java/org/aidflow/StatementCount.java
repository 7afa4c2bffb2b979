package org.aidflow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
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
 * Counts what the application's pool asks of PostgreSQL: statements, and commits. A commit is a
 * transaction that wrote, which is one that PostgreSQL gave an id; whoever else uses the server, as
 * its own analysis of tables does, is not counted.
 */
public final class StatementCount implements QueryExecutionListener, MethodExecutionListener {

  private static final int KEPT = 200;

  private volatile boolean counting;
  private final AtomicInteger statements = new AtomicInteger();
  private final Deque<String> latest = new LinkedBlockingDeque<>(KEPT);
  private final List<Commit> commits = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> onOneLine = new ConcurrentHashMap<>();
  private final Map<String, List<String>> open = new ConcurrentHashMap<>();

  /**
   * A transaction that wrote.
   *
   * @param statements in their order
   */
  public record Commit(List<String> statements) {

    /** How many statements it took, and the first of them that is no query. */
    @Override
    public String toString() {
      return statements.stream()
          .filter(sql -> !isQuery(sql))
          .findFirst()
          .map(sql -> "%3d statements: %.80s".formatted(statements.size(), sql))
          .orElse("%3d queries".formatted(statements.size()));
    }
  }

  /** Counts from nothing on, until the test is over. */
  public void reset() {
    rest();
    counting = true;
  }

  /** Counts no more, and forgets: what nobody asks about costs nothing. */
  void rest() {
    counting = false;
    statements.set(0);
    commits.clear();
    latest.clear();
    open.clear();
  }

  public int statements() {
    return statements.get();
  }

  /** The latest statements, oldest first. */
  public List<String> latest(int number) {
    return latest.stream().skip(Math.max(0, latest.size() - number)).toList();
  }

  public List<Commit> commits() {
    return List.copyOf(commits);
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (counting) {
      statements.incrementAndGet();
    }
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (!counting) {
      return;
    }
    var sql =
        queries.isEmpty()
            ? ""
            : onOneLine.computeIfAbsent(
                queries.get(0).getQuery(), text -> text.replaceAll("\\s+", " ").trim());
    while (!latest.offer(sql)) {
      latest.poll();
    }
    try {
      if (!execution.getStatement().getConnection().getAutoCommit()) {
        open.computeIfAbsent(execution.getConnectionId(), id -> new ArrayList<>()).add(sql);
      } else if (!isQuery(sql) && anyRow(execution.getResult())) {
        commits.add(new Commit(List.of(sql)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    if (counting && call.getTarget() instanceof Connection connection) {
      var id = call.getConnectionInfo().getConnectionId();
      if (call.getMethod().getName().equals("commit")) {
        end(connection, Objects.requireNonNullElse(open.remove(id), List.of()));
      } else if (call.getMethod().getName().equals("rollback")
          && call.getMethod().getParameterCount() == 0) {
        open.remove(id);
      }
    }
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {}

  private void end(Connection connection, List<String> made) {
    try (var query = connection.createStatement();
        var id = query.executeQuery("select pg_current_xact_id_if_assigned()::text")) {
      if (id.next() && id.getString(1) != null) {
        commits.add(new Commit(List.copyOf(made)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isQuery(String sql) {
    return sql.toLowerCase(Locale.ROOT).startsWith("select");
  }

  private static boolean anyRow(Object result) throws SQLException {
    return result instanceof ResultSet rows
        ? rows.isBeforeFirst()
        : result instanceof Integer count && count > 0;
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
              ? ProxyDataSourceBuilder.create(pool).listener(count).methodListener(count).build()
              : bean;
        }
      };
    }
  }
}
