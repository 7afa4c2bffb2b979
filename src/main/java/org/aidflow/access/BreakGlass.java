package org.aidflow.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;
import static org.camunda.bpm.engine.authorization.Groups.GROUP_TYPE_SYSTEM;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;

import org.aidflow.kernel.CannotStart;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that the engine's group of administrators has a member before the doors open: while it
 * has none, the engine would let anybody become one.
 */
@Component
class BreakGlass implements SmartInitializingSingleton {
  private final ProcessEngine engine;
  private final Accounts accounts;
  private final AdminSettings settings;
  private final TransactionTemplate transaction;

  BreakGlass(
      ProcessEngine engine,
      Accounts accounts,
      AdminSettings settings,
      TransactionTemplate transaction) {
    this.engine = engine;
    this.accounts = accounts;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          if (engine.getIdentityService().createUserQuery().memberOfGroup(CAMUNDA_ADMIN).count()
              == 0) {
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
    grantEverything();
    engine.getIdentityService().createMembership(settings.user(), CAMUNDA_ADMIN);
  }

  private void grantEverything() {
    var identity = engine.getIdentityService();
    if (identity.createGroupQuery().groupId(CAMUNDA_ADMIN).count() == 0) {
      var group = identity.newGroup(CAMUNDA_ADMIN);
      group.setName("engine administrators");
      group.setType(GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
    for (var resource : Resources.values()) {
      grant(resource);
    }
  }

  private void grant(Resource resource) {
    var rights = engine.getAuthorizationService();
    if (rights
            .createAuthorizationQuery()
            .groupIdIn(CAMUNDA_ADMIN)
            .resourceType(resource)
            .resourceId(ANY)
            .count()
        == 0) {
      var everything = rights.createNewAuthorization(AUTH_TYPE_GRANT);
      everything.setGroupId(CAMUNDA_ADMIN);
      everything.setResource(resource);
      everything.setResourceId(ANY);
      everything.addPermission(ALL);
      rights.saveAuthorization(everything);
    }
  }
}
