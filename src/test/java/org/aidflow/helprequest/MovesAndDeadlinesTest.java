package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A household moves, a decision takes too long: the case goes on, with others too. */
@WalksModels
class MovesAndDeadlinesTest extends AidflowTest {
  private static final AreaCode ELSEWHERE = new AreaCode("520502101001");

  @Autowired private ApplicationContext context;

  private StandingCases cases;

  @BeforeEach
  void openTheOffices() {
    cases = new StandingCases(context, port);
    new AtDesk(context).hire("township-head-101", Role.TOWNSHIP_HEAD, ELSEWHERE);
  }

  @Test
  void theOfficialsWhereTheHouseholdLivesNowGoOnWithItsCase() {
    var walk = cases.visited();
    assertThat(moved(walk, "\"520502999001\"")).isEqualTo(422);
    assertThat(moved(walk, "\"" + ELSEWHERE + "\"")).isEqualTo(200);
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(walk.file().area()).isEqualTo(ELSEWHERE);
    assertThat(cases.offeredTo(walk, "UserTask_DecideCase"))
        .containsExactly(Role.TOWNSHIP_HEAD.groupIn(ELSEWHERE));
    walk.decidedBy("township-head-101", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.HANDED_OVER, TimelineCode.APPROVED);
  }

  @Test
  void whoeverMovesOutOfReachIsTransferredUnlessTheMoneyIsPaid() {
    var walk = cases.visited();
    assertThat(moved(walk, "null")).isEqualTo(200);
    cases.told(walk).standsAt(TRANSFERRED);
    var paid = cases.paid();
    assertThat(moved(paid, "null")).isEqualTo(200);
    cases.told(paid).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
  }

  @Test
  void aDecisionThatTakesTooLongIsPutBeforeTheNextLevelToo() {
    var walk = cases.visited().timePasses("StartEvent_DeadlinePassed");
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(cases.offeredTo(walk, "UserTask_DecideCase"))
        .containsExactlyInAnyOrder(
            Role.TOWNSHIP_HEAD.groupIn(Township.CODE),
            Role.COUNTY_APPROVER.groupIn(Township.CODE.at(AreaLevel.COUNTY)));
    walk.timePasses("StartEvent_ExtensionPassed").standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.DEADLINE_EXTENDED, TimelineCode.DEADLINE_PASSED);

    var open = cases.open(BankProcess.SOUND).timePasses("StartEvent_DeadlinePassed");
    assertThat(open.timeline()).doesNotContain(TimelineCode.DEADLINE_EXTENDED);
  }

  private int moved(CaseWalk walk, String village) {
    return FrontDoor.of(port, "portal")
        .post(
            "/api/v1/cases/%s/changes".formatted(walk.caseNumber()),
            "{\"kind\": \"MOVED\", \"villageCode\": %s}".formatted(village))
        .status();
  }
}
