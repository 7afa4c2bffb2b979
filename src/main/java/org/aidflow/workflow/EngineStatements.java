package org.aidflow.workflow;

import static org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE;
import static org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties;
import static org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory.POSTGRES;

import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * The engine's SQL, which takes a quarter of the start to read: begun with the application, on a
 * thread beside the rest of it.
 */
final class EngineStatements implements ApplicationListener<ApplicationStartingEvent> {

  private static final AtomicReference<@Nullable CompletableFuture<Configuration>> BEGUN =
      new AtomicReference<>();

  /** Unlike a pool's, this thread finds classes where the one that starts it does. */
  private static final Executor BESIDE = work -> new Thread(work, "statements").start();

  @Override
  public void onApplicationEvent(ApplicationStartingEvent event) {
    BEGUN.set(CompletableFuture.supplyAsync(EngineStatements::read, BESIDE));
  }

  /** Gives the engine what was read, as it would have read it itself. */
  static void giveTo(ProcessEngineConfigurationImpl engine) {
    var begun = BEGUN.getAndSet(null);
    var statements = begun == null ? read() : begun.join();
    statements.setEnvironment(
        new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
    statements.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
    if (engine.isJdbcBatchProcessing()) {
      statements.setDefaultExecutorType(ExecutorType.BATCH);
    }
    engine.setSqlSessionFactory(new DefaultSqlSessionFactory(statements));
  }

  private static Configuration read() {
    var words = new Properties();
    words.put("prefix", "");
    initSqlSessionFactoryProperties(words, "", POSTGRES);
    var file = ReflectUtil.getResourceAsStream(DEFAULT_MYBATIS_MAPPING_FILE);
    return new XMLConfigBuilder(file, "", words).parse();
  }
}
