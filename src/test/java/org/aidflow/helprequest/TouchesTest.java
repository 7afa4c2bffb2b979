package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Cause;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.household.LocalPovertyRegister;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.Decisions;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** How many tasks people complete for one request, from its filing until it is closed. */
@WalksModels
class TouchesTest extends AidflowTest {
  private static final String VISIT = "UserTask_VisitHousehold";
  private static final String REVIEW = "UserTask_ReviewVerification";
  private static final String ADVISE = "UserTask_GiveOpinion";
  private static final String DECIDE = "UserTask_DecideCase";
  private static final String VOTE = "UserTask_DecideInPanel";
  private static final String RELEASE = "UserTask_ReleasePayment";
  private static final String VISIT_AGAIN = "UserTask_FollowUpVisit";
  private static final List<String> LOTS =
      List.of("visit-sample-percent", "silent-receipt-percent", "follow-up-percent");
  private static final String INFORMANT = "village-informant-1";

  @Autowired private ApplicationContext context;
  @Autowired private LocalPovertyRegister register;
  @Autowired private Disbursements disbursements;
  @Autowired private CaseFiles files;
  @Autowired private Decisions decisions;
  @Autowired private Vault vault;
  @Autowired private TransactionTemplate transaction;

  private final Map<String, List<String>> table = new LinkedHashMap<>();
  private final Iterator<String> causes = Stream.of(Cause.values()).map(Cause::name).iterator();
  private Request newest = Request.aHelpRequest();
  private StandingCases cases;

  @BeforeEach
  void openTheOffices() {
    cases = new StandingCases(context, port);
  }

  @Test
  void anOrdinaryRequestTakesThreeTouchesAndTwoWhenItsVisitIsWaived() {
    var ordinary = closed("800 yuan, on the register", filed(() -> onTheRegister(800)));
    var helped = newest;
    closed("800 yuan more, visited lately", filed(() -> otherwise(helped)));
    filed(() -> onTheRegister(800)).visitedBy(INFORMANT);
    var visited = newest;
    var waived = closed("800 yuan, visited lately", filed(() -> otherwise(visited)));
    closed("two needs, paid together", filed(this::twoNeeds));
    closed("very urgent", urgent(filed(() -> onTheRegister(800))));
    closed("a relative of a handler", visitedByRelative(filed(() -> onTheRegister(800))));
    closed("2,800 yuan", filed(() -> onTheRegister(2_800)));
    closed("7,000 yuan", filed(() -> onTheRegister(7_000)));
    closed("20,000 yuan", filed(() -> onTheRegister(20_000)));

    table.forEach((path, tasks) -> System.out.printf("%d  %s: %s%n", tasks.size(), path, tasks));
    assertThat(table)
        .isEqualTo(
            Map.of(
                "800 yuan, on the register",
                List.of(VISIT, DECIDE, RELEASE),
                "800 yuan, visited lately",
                List.of(DECIDE, RELEASE),
                "800 yuan more, visited lately",
                List.of(ADVISE, DECIDE, RELEASE),
                "two needs, paid together",
                List.of(VISIT, DECIDE, RELEASE),
                "very urgent",
                List.of(VISIT, DECIDE, RELEASE, VISIT_AGAIN),
                "a relative of a handler",
                List.of(VISIT, REVIEW, DECIDE, RELEASE),
                "2,800 yuan",
                List.of(VISIT, REVIEW, ADVISE, DECIDE, RELEASE, VISIT_AGAIN),
                "7,000 yuan",
                List.of(VISIT, REVIEW, ADVISE, DECIDE, RELEASE, VISIT_AGAIN),
                "20,000 yuan",
                List.of(VISIT, REVIEW, ADVISE, VOTE, VOTE, RELEASE, VISIT_AGAIN)));
    assertThat(hands(ordinary)).as("whose hands").doesNotHaveDuplicates();
    assertThat(hands(waived)).as("whose hands").doesNotHaveDuplicates();
  }

  /** One that no lot sends anybody to. */
  private CaseWalk filed(Supplier<Request> request) {
    CaseWalk walk;
    do {
      newest = request.get();
      walk = CaseWalk.filed(context, newest);
    } while (isDrawn(walk.caseNumber()));
    return walk.goesOn();
  }

  private boolean isDrawn(CaseNumber number) {
    return LOTS.stream().anyMatch(lot -> vault.draw(lot, number.value()) < decisions.policy(lot));
  }

  private Request onTheRegister(long yuan) {
    var request = Request.aHelpRequest().with("needs[0].amountFen", yuan * 100);
    register.list(
        request.text("applicant.residentId"),
        RegisterStatus.MINIMUM_ALLOWANCE,
        LocalDate.of(2099, 1, 1));
    return request;
  }

  /** The household has another need. */
  private Request otherwise(Request request) {
    return request.again().with("category", "TRAINING").with("cause", causes.next());
  }

  private Request twoNeeds() {
    return onTheRegister(600)
        .withJson(
            "needs[1]",
            """
            {"id": "rice", "kind": "MONEY", "purpose": "rice", "amountFen": 20000}
            """);
  }

  private CaseWalk urgent(CaseWalk walk) {
    walk.visitedBy(INFORMANT);
    transaction.executeWithoutResult(status -> files.score(walk.caseNumber(), 80, PriorityBand.P1));
    return walk;
  }

  private static CaseWalk visitedByRelative(CaseWalk walk) {
    var visit = walk.photographedBy(INFORMANT).visit();
    visit.put("relativeOfOfficial", true);
    return walk.complete(VISIT, INFORMANT, visit);
  }

  /** Everybody does at once what is to be done, donors and bank too, and the family is silent. */
  private CaseWalk closed(String path, CaseWalk walk) {
    while (work(walk)) {}
    var needs = new OfferedCases(context);
    for (NeedLine line : walk.file().lines()) {
      needs.honoured(needs.pledged(line.id(), needs.donor(), line.approved().fen()));
    }
    cases.told(walk).timePasses("TimerEvent_NoticeOver");
    assertThat(work(walk)).as("the payment is released").isTrue();
    cases.answered(walk, DisbursementStatus.PAID).timePasses("BoundaryEvent_ReceiptSilent");
    walk.timePasses("TimerEvent_FollowUpDue");
    while (work(walk)) {}
    walk.standsAt(CLOSED);
    assertThat(disbursements.paymentsOf(walk.caseNumber())).hasSize(1);
    table.put(path, touches(walk).map(HistoricTaskInstance::getTaskDefinitionKey).toList());
    return walk;
  }

  /** Completes a task that waits; false when none does. */
  private boolean work(CaseWalk walk) {
    var waiting =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(walk.caseNumber().value())
            .listPage(0, 1);
    waiting.forEach(task -> work(walk, task));
    return !waiting.isEmpty();
  }

  private void work(CaseWalk walk, Task task) {
    switch (task.getTaskDefinitionKey()) {
      case VISIT -> walk.visitedBy(INFORMANT);
      case REVIEW ->
          walk.complete(
              task, "township-reviewer-1", Map.of("outcome", "ACCEPT", "note", "As it was filed."));
      case ADVISE ->
          walk.complete(task, "township-reviewer-2", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
      case DECIDE, VOTE ->
          walk.complete(
              task, somebodyOf(walk, task), CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
      case RELEASE -> cases.release(walk, "RELEASE");
      case VISIT_AGAIN ->
          walk.complete(
              task,
              INFORMANT,
              Map.of("result", "BETTER", "needMet", true, "note", "They have warm coats now."));
      default -> throw new AssertionError("nobody expects " + task.getTaskDefinitionKey());
    }
  }

  /** Of those whom the task is offered to one who has not done any of the case. */
  private String somebodyOf(CaseWalk walk, Task task) {
    var group = engine.getTaskService().getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    return group.replaceAll("\\..*", "") + "-" + (1 + touches(walk).count() % 2);
  }

  private List<String> hands(CaseWalk walk) {
    return touches(walk).map(HistoricTaskInstance::getAssignee).toList();
  }

  private Stream<HistoricTaskInstance> touches(CaseWalk walk) {
    return engine
        .getHistoryService()
        .createHistoricTaskInstanceQuery()
        .processInstanceBusinessKey(walk.caseNumber().value())
        .taskDeleteReason("completed")
        .orderByHistoricTaskInstanceEndTime()
        .asc()
        .list()
        .stream();
  }
}
