package org.aidflow;

import java.util.List;
import java.util.Map;
import org.aidflow.access.Accounts;
import org.aidflow.access.Officials;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
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

  /** Claims the case's task and completes it with these fields. */
  public void complete(
      String userId, CaseNumber caseNumber, String task, Map<String, Object> fields) {
    var id = task(caseNumber, task).getId();
    identity.setAuthentication(userId, officials.groupsOf(userId));
    try {
      tasks.claim(id, userId);
      tasks.complete(id, fields);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The groups that the case's task is offered to. */
  public List<String> offeredTo(CaseNumber caseNumber, String task) {
    return tasks.getIdentityLinksForTask(task(caseNumber, task).getId()).stream()
        .map(IdentityLink::getGroupId)
        .toList();
  }

  private Task task(CaseNumber caseNumber, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .taskDefinitionKey(key)
        .singleResult();
  }
}
