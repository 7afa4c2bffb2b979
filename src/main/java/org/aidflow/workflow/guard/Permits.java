package org.aidflow.workflow.guard;

import java.util.Set;
import org.aidflow.access.Role;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAuthorizationCommand;
import org.camunda.bpm.engine.impl.cmd.CreateGroupCmd;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be written from outside beside tasks and starts, role by role. Moving a case,
 * ending it and writing its variables are in nobody's list: they would go round the four eyes and
 * the case file.
 */
final class Permits {

  /** An operator's answer to an incident. */
  private static final Set<Class<?>> OPERATIONS =
      Set.of(
          ExecuteJobsCmd.class,
          RecalculateJobDuedateCmd.class,
          SetJobDuedateCmd.class,
          SetJobRetriesCmd.class,
          SetJobsRetriesBatchCmd.class);

  private static final Set<Class<?>> BREAK_GLASS =
      Set.of(
          ActivateJobCmd.class,
          ActivateJobDefinitionCmd.class,
          ActivateProcessDefinitionCmd.class,
          ActivateProcessInstanceCmd.class,
          CreateAuthorizationCommand.class,
          DeleteAuthorizationCmd.class,
          SaveAuthorizationCmd.class,
          SuspendJobCmd.class,
          SuspendJobDefinitionCmd.class,
          SuspendProcessDefinitionCmd.class,
          SuspendProcessInstanceCmd.class);

  private static final Set<Class<?>> PEOPLE =
      Set.of(
          CreateGroupCmd.class,
          CreateMembershipCmd.class,
          CreateUserCmd.class,
          DeleteGroupCmd.class,
          DeleteMembershipCmd.class,
          DeleteUserCmd.class,
          SaveGroupCmd.class,
          SaveUserCmd.class,
          UnlockUserCmd.class);

  private Permits() {}

  static boolean permits(Command<?> command, Outsider outsider, CommandContext context) {
    var type = command.getClass();
    if (type == DeployCmd.class) {
      return outsider.holds(Role.PROCESS_DESIGNER) || outsider.isBreakGlass();
    }
    if (PEOPLE.contains(type)) {
      return isOwnAccount(command, outsider)
          || outsider.isBreakGlass()
          || (outsider.holds(Role.ADMINISTRATOR) && !concernsBreakGlass(command, context));
    }
    if (OPERATIONS.contains(type)) {
      return outsider.holds(Role.ADMINISTRATOR) || outsider.isBreakGlass();
    }
    return BREAK_GLASS.contains(type) && outsider.isBreakGlass();
  }

  /** Why the command is refused, in words. */
  static String refusalOf(Command<?> command) {
    var type = command.getClass();
    if (type == DeployCmd.class) {
      return "Only a process designer may deploy models.";
    }
    if (PEOPLE.contains(type)) {
      return "Only an administrator may change accounts and groups.";
    }
    if (OPERATIONS.contains(type) || BREAK_GLASS.contains(type)) {
      return "Only operators may do this.";
    }
    return "This cannot be done from outside: cases move by completing their tasks.";
  }

  /** Name and password of the account that is logged in. */
  private static boolean isOwnAccount(Command<?> command, Outsider outsider) {
    return command.getClass() == SaveUserCmd.class && outsider.userId().equals(userOf(command));
  }

  private static boolean concernsBreakGlass(Command<?> command, CommandContext context) {
    var user = userOf(command);
    return Groups.CAMUNDA_ADMIN.equals(groupOf(command))
        || (user != null
            && context.runWithoutAuthorization(
                () ->
                    context
                            .getReadOnlyIdentityProvider()
                            .createUserQuery()
                            .userId(user)
                            .memberOfGroup(Groups.CAMUNDA_ADMIN)
                            .count()
                        > 0));
  }

  private static @Nullable String userOf(Command<?> command) {
    if (command.getClass() == SaveUserCmd.class) {
      return Fields.of(command).find("user", User.class).map(User::getId).orElse(null);
    }
    return Fields.of(command).text("userId");
  }

  private static @Nullable String groupOf(Command<?> command) {
    if (command.getClass() == SaveGroupCmd.class) {
      return Fields.of(command).find("group", Group.class).map(Group::getId).orElse(null);
    }
    return Fields.of(command).text("groupId");
  }
}
