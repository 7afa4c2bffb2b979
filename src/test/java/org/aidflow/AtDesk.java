package org.aidflow;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aidflow.access.Accounts;
import org.aidflow.access.Officials;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Subject;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** Officials who claim tasks and complete them as they would in Tasklist, the guard included. */
public final class AtDesk {
  private final Accounts accounts;
  private final Staffing staffing;
  private final Officials officials;
  private final IdentityService identity;
  private final TaskService tasks;

  public AtDesk(ApplicationContext context) {
    accounts = context.getBean(Accounts.class);
    staffing = context.getBean(Staffing.class);
    officials = context.getBean(Officials.class);
    identity = context.getBean(IdentityService.class);
    tasks = context.getBean(TaskService.class);
  }

  /** Somebody with this role in this area, hired once. */
  public void hire(String userId, Role role, AreaCode area) {
    if (!accounts.exists(userId)) {
      accounts.open(userId, "小", "王", "a long enough password");
      staffing.appoint(userId, role, List.of(area.at(role.level())));
    }
  }

  /** Claims the subject's task and completes it with these fields. */
  public void complete(String userId, Subject subject, String task, Map<String, Object> fields) {
    var id = task(subject, task).getId();
    as(
        userId,
        () -> {
          tasks.claim(id, userId);
          tasks.complete(id, fields);
          return id;
        });
  }

  /** Claims the subject's task and keeps it. */
  public void claim(String userId, Subject subject, String task) {
    var id = task(subject, task).getId();
    as(
        userId,
        () -> {
          tasks.claim(id, userId);
          return id;
        });
  }

  /** Does something while logged in. */
  public <T> T as(String userId, Supplier<T> work) {
    identity.setAuthentication(userId, officials.groupsOf(userId));
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The groups that the subject's task is offered to. */
  public List<String> offeredTo(Subject subject, String task) {
    return tasks.getIdentityLinksForTask(task(subject, task).getId()).stream()
        .map(IdentityLink::getGroupId)
        .toList();
  }

  private Task task(Subject subject, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(subject.value())
        .taskDefinitionKey(key)
        .singleResult();
  }
}
