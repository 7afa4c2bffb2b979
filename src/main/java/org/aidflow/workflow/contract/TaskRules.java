package org.aidflow.workflow.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** What tasks and timers need from code, forms and tables. */
final class TaskRules {

  private static final Pattern CANDIDATES =
      Pattern.compile("\\$\\{candidates\\.of\\((?:'([a-z-]+)'|([a-zA-Z]\\w*)), execution\\)}");
  private static final String FINDINGS = "recordFindingsDelegate";
  private static final String DUE = "${deadlines.due(execution)}";

  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::id).collect(Collectors.toUnmodifiableSet());
  private static final List<String> HANDS = Arrays.stream(Hand.values()).map(Enum::name).toList();

  private TaskRules() {}

  static Stream<ModelFault> aServiceTaskNamesADelegate(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(Task.class)
        .filter(TaskRules::isWorkOfTheCode)
        .flatMap(
            task -> delegateProblem(task, all).map(message -> file.fault(task, message)).stream());
  }

  private static boolean isWorkOfTheCode(FlowNode task) {
    return task instanceof ServiceTask
        || task instanceof SendTask
        || task instanceof BusinessRuleTask;
  }

  private static Optional<String> delegateProblem(Task task, ModelFiles all) {
    if (task instanceof BusinessRuleTask rule && rule.getCamundaDecisionRef() != null) {
      return tableProblem(rule, all);
    }
    return delegateExpressionOf(task) == null
        ? Optional.of(
            "names no delegate; set its delegate expression to ${somethingDelegate}, nothing else")
        : Optional.empty();
  }

  static Stream<ModelFault> onlyCasesHaveFindings(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.isAboutACase()
        ? Stream.empty()
        : file.faults(
            ServiceTask.class,
            task -> delegateOf(task).filter(FINDINGS::equals).isPresent(),
            "keeps findings, which only cases have; use a record…Delegate of the room that the work"
                + " is about");
  }

  private static Optional<String> tableProblem(BusinessRuleTask task, ModelFiles all) {
    String table = task.getCamundaDecisionRef();
    @Nullable String binding = task.getCamundaDecisionRefBinding();
    return all.table(table).isPresent() && (binding == null || binding.equals("latest"))
        ? Optional.empty()
        : Optional.of(
            ("asks table %s, which is not there or not bound to its latest version; name a table of"
                    + " processes/ and bind it to latest")
                .formatted(table));
  }

  /** All delegates that models name. */
  static Set<String> delegatesIn(ModelFiles files) {
    return files.processes().stream()
        .flatMap(file -> file.all(Task.class))
        .flatMap(task -> delegateOf(task).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> delegateOf(FlowNode task) {
    return Optional.ofNullable(delegateExpressionOf(task)).flatMap(Expressions::delegateIn);
  }

  private static @Nullable String delegateExpressionOf(FlowNode task) {
    if (task instanceof ServiceTask service) {
      return service.getCamundaDelegateExpression();
    }
    if (task instanceof SendTask send) {
      return send.getCamundaDelegateExpression();
    }
    return task instanceof BusinessRuleTask rule ? rule.getCamundaDelegateExpression() : null;
  }

  static Stream<ModelFault> aUserTaskHasAForm(ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(UserTask.class)
        .filter(task -> !all.hasForm(task.getCamundaFormRef()))
        .map(
            task ->
                file.fault(
                    task,
                    "shows the form %s, which is not there; refer to a form of forms/ by its id"
                        .formatted(task.getCamundaFormRef())));
  }

  static Stream<ModelFault> aFormIsTheLatest(ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        UserTask.class,
        task ->
            task.getCamundaFormRef() != null && !"latest".equals(task.getCamundaFormRefBinding()),
        "keeps an old version of its form; bind it to latest");
  }

  static Stream<ModelFault> aUserTaskSaysWhoMayDoIt(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        UserTask.class,
        task -> !saysWho(file, task),
        "does not say who may do it; set its candidate groups to ${candidates.of('role-id',"
            + " execution)} with a role of the house, and no assignee");
  }

  private static boolean saysWho(ProcessFile file, UserTask task) {
    @Nullable String groups = task.getCamundaCandidateGroups();
    if (groups == null
        || task.getCamundaAssignee() != null
        || task.getCamundaCandidateUsers() != null) {
      return false;
    }
    var found = CANDIDATES.matcher(groups);
    return found.matches()
        && (found.group(1) == null
            ? file.variables().containsKey(found.group(2))
            : ROLES.contains(found.group(1)));
  }

  static Stream<ModelFault> aUserTaskSaysUntilWhen(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        UserTask.class,
        task -> !DUE.equals(task.getCamundaDueDate()),
        "has no due date from the table; set it to " + DUE);
  }

  static Stream<ModelFault> aUserTaskSaysWhoseHandItIs(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        UserTask.class,
        task -> !HANDS.contains(ProcessFile.properties(task).getOrDefault("hand", "")),
        "does not say whose hand it is for four eyes; set the extension property hand to one of "
            + String.join(", ", HANDS));
  }

  static Stream<ModelFault> aRecordTaskIsRightBehindAUserTask(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        UserTask.class,
        task -> !isRecorded(task),
        "has no Record task right behind it, so what is typed would be lost; lead its one way out to"
            + " a synchronous ServiceTask_Record… with a record…Delegate (a panel is a"
            + " multi-instance subprocess around both)");
  }

  private static boolean isRecorded(UserTask task) {
    if (task.isCamundaAsyncAfter()
        || task.getLoopCharacteristics() != null
        || task.getOutgoing().size() != 1) {
      return false;
    }
    FlowNode next = task.getOutgoing().iterator().next().getTarget();
    return next.getId().startsWith("ServiceTask_Record")
        && !next.isCamundaAsyncBefore()
        && delegateOf(next).filter(name -> name.startsWith("record")).isPresent();
  }

  static Stream<ModelFault> aDeadlineHasARow(ProcessFile file, ModelFiles all, ModelNames names) {
    Set<String> rows =
        all.table("deadlines").map(table -> table.literalsOf("activity")).orElse(Set.of());
    return Stream.concat(
            file.all(UserTask.class),
            file.all(TimerEventDefinition.class).map(timer -> (Event) timer.getParentElement()))
        .filter(element -> !rows.contains(element.getId()))
        .map(
            element ->
                file.fault(
                    element, "has no row in deadlines.dmn; give it one with its element id"));
  }

  static Stream<ModelFault> aTimerAsksTheTable(ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(TimerEventDefinition.class)
        .filter(
            timer ->
                timer.getTimeDate() == null
                    || !timer.getTimeDate().getTextContent().trim().equals(dateOf(timer)))
        .map(
            timer ->
                file.fault(
                    (Event) timer.getParentElement(),
                    "has a time of its own; set its date to " + dateOf(timer)));
  }

  private static String dateOf(TimerEventDefinition timer) {
    return "${deadlines.of('%s', execution)}".formatted(((Event) timer.getParentElement()).getId());
  }
}
