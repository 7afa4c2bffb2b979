package org.aidflow.workflow.rights;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.access.Role;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What each role may see of the engine. Tasks are not among it: the engine grants reading and
 * working on a task to the groups that it is offered to.
 */
final class RoleRights {

  /** Cases are filed in the engine by who files for households in person. */
  private static final Set<Role> FILE = Set.of(Role.VILLAGE_INFORMANT, Role.TOWNSHIP_REVIEWER);

  private RoleRights() {}

  /** The rights of the role, given the ids of the seeded filters by who sees them. */
  static List<Grant> of(Role role, Map<TaskFilter, String> filters) {
    var grants =
        new ArrayList<>(
            List.of(
                Grant.of(APPLICATION, "welcome", ACCESS),
                Grant.of(PROCESS_DEFINITION, ANY, permissionsOnProcesses(role))));
    switch (role) {
      case AUDITOR -> grants.addAll(auditor());
      case PROCESS_DESIGNER -> grants.addAll(designer());
      case ADMINISTRATOR -> grants.addAll(administrator());
      default -> grants.add(Grant.of(APPLICATION, "tasklist", ACCESS));
    }
    if (seesTasks(role)) {
      // a colleague's task bears a name, not a login
      grants.add(Grant.of(USER, ANY, READ));
    }
    if (FILE.contains(role)) {
      grants.add(Grant.of(PROCESS_DEFINITION, "help-request", READ, CREATE_INSTANCE));
      grants.add(Grant.of(PROCESS_INSTANCE, ANY, CREATE));
    }
    filters.forEach(
        (filter, id) -> {
          if (filter.isFor(role)) {
            grants.add(Grant.of(FILTER, id, READ));
          }
        });
    return grants;
  }

  private static boolean seesTasks(Role role) {
    return role != Role.PROCESS_DESIGNER && role != Role.ADMINISTRATOR;
  }

  /** The rights of the break-glass group: everything there is; the guard still stands in front. */
  static Stream<Grant> ofBreakGlass() {
    return Arrays.stream(Resources.values()).map(resource -> Grant.of(resource, ANY, ALL));
  }

  private static Permission[] permissionsOnProcesses(Role role) {
    return switch (role) {
      case AUDITOR -> new Permission[] {READ, READ_INSTANCE, READ_TASK, READ_HISTORY};
      case ADMINISTRATOR -> new Permission[] {READ, READ_INSTANCE, RETRY_JOB};
      default -> new Permission[] {READ};
    };
  }

  private static List<Grant> auditor() {
    return List.of(
        Grant.of(APPLICATION, "tasklist", ACCESS),
        Grant.of(APPLICATION, "cockpit", ACCESS),
        Grant.of(TASK, ANY, READ),
        Grant.of(PROCESS_INSTANCE, ANY, READ),
        Grant.of(DECISION_DEFINITION, ANY, READ),
        Grant.of(DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
        Grant.of(DEPLOYMENT, ANY, READ));
  }

  private static List<Grant> designer() {
    return List.of(
        Grant.of(APPLICATION, "cockpit", ACCESS),
        Grant.of(DEPLOYMENT, ANY, READ, CREATE),
        Grant.of(DECISION_DEFINITION, ANY, READ),
        Grant.of(DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
  }

  private static List<Grant> administrator() {
    return List.of(
        Grant.of(APPLICATION, "admin", ACCESS),
        Grant.of(APPLICATION, "cockpit", ACCESS),
        Grant.of(PROCESS_INSTANCE, ANY, READ),
        Grant.of(USER, ANY, ALL),
        Grant.of(GROUP, ANY, ALL),
        Grant.of(GROUP_MEMBERSHIP, ANY, ALL));
  }
}
