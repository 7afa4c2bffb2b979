package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Facts are corrected while a case is open. */
@WalksModels
class CorrectionsTest extends AidflowTest {
  private static final String RICH =
      "{\"kind\": \"CORRECTED\", \"household\": {\"yearlyIncomeFen\": 9000000}}";

  @Autowired private ApplicationContext context;
  @Autowired private Assessments assessments;

  private StandingCases cases;

  @BeforeEach
  void openTheOffice() {
    cases = new StandingCases(context, port);
  }

  @Test
  void whatACorrectionTouchesIsAssessedAgainBeforeTheDecision() {
    var walk = cases.filed(BankProcess.SOUND);
    assertThat(cases.post(walk, "changes", "{\"kind\": \"CORRECTED\"}")).isEqualTo(400);
    assertThat(cases.post(walk, "changes", RICH)).isEqualTo(200);
    cases.told(walk).standsAt(VERIFYING, "UserTask_VisitHousehold");
    int before = eligibilities(walk).size();
    walk.visitedBy("village-informant-1").standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(cases.post(walk, "changes", RICH)).isEqualTo(200);
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(eligibilities(walk)).hasSize(before + 2);
    assertThat(eligibilities(walk).get(before + 1)).isEqualTo("NOT_ELIGIBLE");
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.HELD);
  }

  @Test
  void aFamilyThatWouldNotHaveBeenApprovedIsLookedInto() {
    var walk = cases.open(BankProcess.SOUND);
    assertThat(cases.post(walk, "changes", RICH)).isEqualTo(200);
    cases.told(walk);
    cases.told(walk);
    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.file().flags()).contains(CaseFlag.HELD);
    assertThat(walk.waiting()).contains("UserTask_InvestigateSuspicion");
  }

  private List<Object> eligibilities(CaseWalk walk) {
    return assessments.of(walk.caseNumber()).stream()
        .filter(assessment -> assessment.table().equals("eligibility"))
        .map(Assessment::outcome)
        .map(rows -> rows.get(0))
        .map((Map<String, Object> row) -> row.get("outcome"))
        .toList();
  }
}
