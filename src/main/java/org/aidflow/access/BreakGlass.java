package org.aidflow.access;

import static org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;
import static org.camunda.bpm.engine.authorization.Groups.GROUP_TYPE_SYSTEM;

import org.aidflow.kernel.CannotStart;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that the engine's group of administrators has a member before the doors open: while it
 * has none, the engine would let anybody become one.
 */
@Component
class BreakGlass implements SmartInitializingSingleton {

  /** Held meanwhile, so that of nodes that start together one opens the account. */
  private static final long LOCK = 7_134_002L;

  private final IdentityService identity;
  private final Accounts accounts;
  private final AdminSettings settings;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  BreakGlass(
      IdentityService identity,
      Accounts accounts,
      AdminSettings settings,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.identity = identity;
    this.accounts = accounts;
    this.settings = settings;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
          if (identity.createUserQuery().memberOfGroup(CAMUNDA_ADMIN).count() == 0) {
            openAccount();
          }
        });
  }

  private void openAccount() {
    var password = settings.password();
    if (password == null || password.isBlank()) {
      throw new CannotStart(
          "Nobody administers the engine yet, and there is no default password.",
          "Set aidflow.admin.password (AIDFLOW_ADMIN_PASSWORD) for the first start; it opens the"
              + " account '"
              + settings.user()
              + "'.");
    }
    try {
      accounts.open(settings.user(), settings.user(), "", password);
    } catch (ProcessEngineException e) {
      throw new CannotStart(
          "The account '" + settings.user() + "' cannot be opened: " + e.getMessage(),
          "Set another aidflow.admin.password (AIDFLOW_ADMIN_PASSWORD).");
    }
    if (identity.createGroupQuery().groupId(CAMUNDA_ADMIN).count() == 0) {
      var group = identity.newGroup(CAMUNDA_ADMIN);
      group.setName("engine administrators");
      group.setType(GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
    identity.createMembership(settings.user(), CAMUNDA_ADMIN);
  }
}
