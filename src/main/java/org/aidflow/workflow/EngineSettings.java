package org.aidflow.workflow;

import java.util.List;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.workflow.guard.Guard;
import org.aidflow.workflow.models.ModelExpressions;
import org.aidflow.workflow.models.ModelRules;
import org.aidflow.workflow.models.NoScripts;
import org.aidflow.workflow.tasks.UserTaskSettings;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.joda.time.DateTimeUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * How the engine is set up where that is not a matter of taste: what it remembers, what models may
 * do, who stands in front of it, whose clock it goes by. Sizes and times are in {@code
 * application.yaml}.
 */
@Component
class EngineSettings extends SpringBootProcessEnginePlugin {

  /** Lists are paged: nobody reads more rows at once. */
  private static final int MOST_RESULTS = 2000;

  private static final String IDS = "[a-zA-Z0-9._-]+";

  private final ModelExpressions expressions;
  private final ModelRules rules;
  private final RulesHit rulesHit;
  private final UserTaskSettings userTasks;
  private final Guard guard;
  private final Passwords passwords;

  /**
   * Accounts of the engine.
   *
   * @param passwordPolicy whether new passwords must be strong; the demo's are not
   */
  @ConfigurationProperties("aidflow.accounts")
  record Passwords(@DefaultValue("true") boolean passwordPolicy) {}

  EngineSettings(
      ModelExpressions expressions,
      ModelRules rules,
      RulesHit rulesHit,
      UserTaskSettings userTasks,
      Guard guard,
      Passwords passwords,
      AidflowClock clock) {
    this.expressions = expressions;
    this.rules = rules;
    this.rulesHit = rulesHit;
    this.userTasks = userTasks;
    this.guard = guard;
    this.passwords = passwords;
    // what the engine's ClockUtil reads
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    remember(engine);
    EngineStatements.giveTo(engine);
    restrictModels(engine);
    restrictPeople(engine);
    engine.setCustomPreCommandInterceptorsTxRequired(List.of(guard));
    engine.setCommandContextFactory(quiet(engine));
    engine.getCustomPostBPMNParseListeners().add(userTasks);
    // children of one case would collide at their parent
    engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
  }

  private static void remember(SpringProcessEngineConfiguration engine) {
    engine.setCustomHistoryLevels(List.of(new HistoryKept()));
  }

  private void restrictModels(SpringProcessEngineConfiguration engine) {
    engine.setExpressionManager(expressions);
    engine.setScriptEngineResolver(new NoScripts());
    engine.setCustomPreDeployers(List.of(rules));
    engine.setDmnElProvider(EngineSettings::refuseJuel);
    var tables =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    tables.getCustomPostDecisionTableEvaluationListeners().add(rulesHit);
    engine.setDmnEngineConfiguration(tables);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableExpressionsInAdhocQueries(false);
    // the seeded filters ask who is logged in
    engine.setEnableExpressionsInStoredQueries(true);
  }

  private void restrictPeople(SpringProcessEngineConfiguration engine) {
    engine.setAuthorizationEnabled(true);
    engine.setAuthorizationEnabledForCustomCode(false);
    engine.setAuthorizationCheckRevokes("never");
    engine.setDefaultUserPermissionNameForTask("TASK_WORK");
    engine.setGeneralResourceWhitelistPattern(IDS);
    engine.setEnablePasswordPolicy(passwords.passwordPolicy());
    engine.setQueryMaxResultsLimit(MOST_RESULTS);
  }

  private static CommandContextFactory quiet(SpringProcessEngineConfiguration engine) {
    var contexts = new QuietContexts();
    contexts.setProcessEngineConfiguration(engine);
    return contexts;
  }

  private static ElExpression refuseJuel(String text) {
    throw new ProcessEngineException("Tables speak FEEL only");
  }
}
