package org.aidflow.workflow.rights;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.aidflow.access.Role;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings filters and the rights of every role to what this version says, before the first request
 * is served. Roles are groups at large ({@code village-informant}), which everybody who holds the
 * role anywhere is a member of.
 */
@Component
class SeededRights implements SmartInitializingSingleton {

  /** Held while seeding, so that nodes starting together do not both insert. */
  private static final long LOCK = 7_134_001L;

  private final AuthorizationService authorizations;
  private final TaskFilters filters;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SeededRights(
      AuthorizationService authorizations,
      TaskFilters filters,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.authorizations = authorizations;
    this.filters = filters;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Key(int resourceType, String resourceId) {}

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> seed());
  }

  private void seed() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    var ids = filters.seed();
    for (var role : Role.values()) {
      grant(role.id(), RoleRights.of(role, ids));
    }
    grant(Groups.CAMUNDA_ADMIN, RoleRights.ofBreakGlass().toList());
  }

  private void grant(String group, List<Grant> grants) {
    Map<Key, Authorization> held =
        authorizations.createAuthorizationQuery().groupIdIn(group).list().stream()
            .collect(
                toMap(
                    right -> new Key(right.getResourceType(), right.getResourceId()),
                    right -> right));
    grants.forEach(
        grant -> {
          var right = held.remove(new Key(grant.resource().resourceType(), grant.id()));
          if (right == null) {
            right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId(group);
            right.setResource(grant.resource());
            right.setResourceId(grant.id());
          }
          if (((AuthorizationEntity) right).getPermissions() != grant.bits()) {
            right.setPermissions(grant.permissions().toArray(Permission[]::new));
            authorizations.saveAuthorization(right);
          }
        });
    // the engine itself lets a group read its own entry
    held.values().removeIf(right -> group.equals(right.getResourceId()));
    held.values().forEach(right -> authorizations.deleteAuthorization(right.getId()));
  }
}
