package org.aidflow.workflow.rights;

import static org.aidflow.access.Role.ADMINISTRATOR;
import static org.aidflow.access.Role.AUDITOR;
import static org.aidflow.access.Role.COUNTY_APPROVER;
import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.aidflow.access.Role.PREFECTURE_APPROVER;
import static org.aidflow.access.Role.PROCESS_DESIGNER;
import static org.aidflow.access.Role.TOWNSHIP_HEAD;
import static org.aidflow.access.Role.TOWNSHIP_REVIEWER;
import static org.aidflow.access.Role.VILLAGE_INFORMANT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.aidflow.access.Role;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A list of tasks that officials find in Tasklist.
 *
 * @param readers the roles that see it
 * @param query what it narrows all tasks down to
 */
record TaskFilter(
    String label, String description, Set<Role> readers, UnaryOperator<TaskQuery> query) {

  /** All of them, in the order that Tasklist shows. */
  static final List<TaskFilter> ALL =
      List.of(
          new TaskFilter(
              "Mine",
              "Tasks that you have claimed.",
              caseWorkers(),
              tasks -> tasks.taskAssigneeExpression("${currentUser()}")),
          new TaskFilter(
              "To visit",
              "Households that wait for a visit, the first or a later one, or for goods.",
              EnumSet.of(VILLAGE_INFORMANT, TOWNSHIP_REVIEWER, TOWNSHIP_HEAD, COUNTY_APPROVER),
              tasks ->
                  offered(tasks)
                      .taskDefinitionKeyIn(
                          "UserTask_VisitHousehold",
                          "UserTask_CollectMissing",
                          "UserTask_ConfirmReceipt",
                          "UserTask_FollowUpVisit",
                          "UserTask_DispatchGoods",
                          "UserTask_HandOver")),
          new TaskFilter(
              "To check",
              "Cases of which something is missing, alike, contested or to be reviewed.",
              EnumSet.of(TOWNSHIP_REVIEWER, TOWNSHIP_HEAD, COUNTY_APPROVER, PREFECTURE_APPROVER),
              tasks ->
                  offered(tasks)
                      .taskDefinitionKeyIn(
                          "UserTask_RequestMissing",
                          "UserTask_CheckRegister",
                          "UserTask_ResolveDuplicate",
                          "UserTask_ReviewVerification",
                          "UserTask_InvestigateObjection",
                          "UserTask_InvestigateSuspicion",
                          "UserTask_HearAuthority",
                          "UserTask_ClearUpReceipt")),
          new TaskFilter(
              "To decide",
              "Cases that wait for an opinion, a decision or a signature.",
              EnumSet.of(TOWNSHIP_REVIEWER, TOWNSHIP_HEAD, COUNTY_APPROVER, PREFECTURE_APPROVER),
              tasks ->
                  offered(tasks)
                      .taskDefinitionKeyIn(
                          "UserTask_GiveOpinion",
                          "UserTask_DecideCase",
                          "UserTask_DecideInPanel",
                          "UserTask_DecideEmergency",
                          "UserTask_FindMoney",
                          "UserTask_RatifyEmergency",
                          "UserTask_SignRefusal",
                          "UserTask_DecideAppeal",
                          "UserTask_DecideUnmetNeed")),
          new TaskFilter(
              "To release",
              "Payments to prepare, to release or to put right.",
              EnumSet.of(FINANCE_PREPARER, FINANCE_RELEASER),
              tasks ->
                  offered(tasks)
                      .taskDefinitionKeyIn(
                          "UserTask_ReleasePayment",
                          "UserTask_PreparePayment",
                          "UserTask_CorrectAccount",
                          "UserTask_ClaimBack",
                          "UserTask_DecideLateReturn",
                          "UserTask_ClearUpPayment")),
          new TaskFilter(
              "To clear",
              "Differences between the bank and our books, and money that nobody knows whose it is.",
              EnumSet.of(FINANCE_PREPARER, FINANCE_RELEASER),
              tasks ->
                  offered(tasks)
                      .taskDefinitionKeyIn(
                          "UserTask_ProposeClearing",
                          "UserTask_AgreeClearing",
                          "UserTask_PlaceMoney")),
          new TaskFilter(
              "Overdue",
              "Tasks past their due date, claimed or not.",
              caseWorkers(),
              tasks -> offered(tasks).includeAssignedTasks().dueBeforeExpression("${now()}")),
          new TaskFilter(
              "Waiting for others",
              "Tasks of your posts that a colleague has claimed.",
              caseWorkers(),
              tasks -> withoutMine(offered(tasks).includeAssignedTasks().taskAssigned())),
          new TaskFilter(
              "All open",
              "Every open task, whoever it is for: to look at.",
              EnumSet.of(AUDITOR),
              tasks -> tasks),
          new TaskFilter(
              "All overdue",
              "Every task past its due date: to look at.",
              EnumSet.of(AUDITOR),
              tasks -> tasks.dueBeforeExpression("${now()}")));

  boolean isFor(Role role) {
    return readers.contains(role);
  }

  TaskQuery narrow(TaskQuery tasks) {
    return query.apply(tasks);
  }

  private static Set<Role> caseWorkers() {
    return EnumSet.complementOf(EnumSet.of(AUDITOR, PROCESS_DESIGNER, ADMINISTRATOR));
  }

  private static TaskQuery offered(TaskQuery tasks) {
    return tasks.taskCandidateGroupInExpression("${currentUserGroups()}");
  }

  /** The engine evaluates an expression for any condition, but has no method for this one. */
  private static TaskQuery withoutMine(TaskQuery tasks) {
    ((TaskQueryImpl) tasks).addExpression("taskAssigneeNotIn", "${currentUserOnly()}");
    return tasks;
  }
}
