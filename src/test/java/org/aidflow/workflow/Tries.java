package org.aidflow.workflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aidflow.access.Accounts;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.disbursement.MetCases;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** A small process of one user task, the cases it is tried on, and officials of its own. */
public final class Tries {

  public static final String PASSWORD = "not-the-demo";

  private static final String FOLDER = "org/aidflow/workflow/";
  private static final AtomicInteger OFFICIALS = new AtomicInteger();
  private static final AtomicInteger WORK = new AtomicInteger();

  private final ProcessEngine engine;
  private final Accounts accounts;
  private final Staffing staffing;
  private final MetCases cases;

  public Tries(ApplicationContext context) {
    engine = context.getBean(ProcessEngine.class);
    accounts = context.getBean(Accounts.class);
    staffing = context.getBean(Staffing.class);
    cases = new MetCases(context);
  }

  /** Deploys files that lie beside the tests. */
  public Tries with(String... files) {
    var deployment = engine.getRepositoryService().createDeployment().name("tries");
    for (var file : files) {
      deployment.addClasspathResource(FOLDER + file);
    }
    deployment.enableDuplicateFiltering(false).deploy();
    return this;
  }

  /** An official with that role in the area, under a new name. */
  public String official(Role role, String... areas) {
    var id = "try-" + role.id() + "-" + OFFICIALS.incrementAndGet();
    accounts.open(id, "Try", role.en(), PASSWORD);
    staffing.appoint(id, role, Arrays.stream(areas).map(AreaCode::new).toList());
    return id;
  }

  /** A member of the engine's own administrators. */
  public String breakGlass() {
    var id = "try-break-glass-" + OFFICIALS.incrementAndGet();
    accounts.open(id, "Try", "operator", PASSWORD);
    var identity = engine.getIdentityService();
    if (identity.createGroupQuery().groupId("camunda-admin").count() == 0) {
      identity.saveGroup(identity.newGroup("camunda-admin"));
    }
    identity.createMembership(id, "camunda-admin");
    return id;
  }

  public CaseNumber aCase() {
    return cases.paidTo("6222020200112233445", 80_000);
  }

  /** Starts a process on the case. */
  public String start(String process, CaseNumber caseNumber, Map<String, Object> more) {
    var variables = new HashMap<>(more);
    variables.put("caseNumber", caseNumber.value());
    variables.put("area", MetCases.VILLAGE.value());
    variables.put("amountFen", 80_000L);
    variables.put("priority", "P3");
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(process, caseNumber.value(), variables)
        .getId();
  }

  /** Starts a process that is about no case, in the county, on a subject of its own. */
  public WorkNumber startWork(String process) {
    var number = WorkNumber.of(WorkKind.RECOVERY, 2000, WORK.incrementAndGet());
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            process, number.value(), Map.of("area", "520502", "amountFen", 1_234_56L));
    return number;
  }

  /** The one open task of the subject. */
  public Task taskOf(Subject subject) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(subject.value())
        .singleResult();
  }

  public List<String> groupsOf(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .map(link -> String.valueOf(link.getGroupId()))
        .toList();
  }
}
