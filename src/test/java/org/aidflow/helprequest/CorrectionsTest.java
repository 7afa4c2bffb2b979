package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.household.Households;
import org.aidflow.household.LocalPovertyRegister;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.PayeeRelation;
import org.aidflow.household.RegisterAnswer;
import org.aidflow.household.RegisterAnswers;
import org.aidflow.household.RegisterStatus;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Facts are corrected while a case is open. */
@WalksModels
class CorrectionsTest extends AidflowTest {
  private static final LocalDate FAR_DAY = LocalDate.of(2099, 12, 31);
  private static final String RICH =
      "{\"kind\": \"CORRECTED\", \"household\": {\"yearlyIncomeFen\": 9000000}}";

  @Autowired private ApplicationContext context;
  @Autowired private Assessments assessments;
  @Autowired private LocalPovertyRegister local;
  @Autowired private RegisterAnswers register;

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

  @Test
  void anApplicantWhoIsSomebodyElseIsLookedUpAgain() {
    var walk = cases.filed(BankProcess.SOUND);
    assertThat(post(walk, applicant("residentId", "345955198706122245"))).isEqualTo(422);
    assertThat(post(walk, applicant("mobile", "123"))).isEqualTo(400);
    assertThat(post(walk, applicant("residentId", listed()))).isEqualTo(200);
    cases.told(walk).standsAt(VERIFYING, "UserTask_VisitHousehold");
    walk.visitedBy("village-informant-1").standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(newest(walk)).containsEntry("outcome", "ELIGIBLE").containsEntry("reason", "LISTED");

    assertThat(post(walk, applicant("residentId", People.grownUp()))).isEqualTo(200);
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(newest(walk)).doesNotContainEntry("reason", "LISTED");
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.HELD);
  }

  @Test
  void anAccountInTheOldNameIsCorrectedWithTheName() {
    var walk = cases.filed(BankProcess.SOUND);
    assertThat(post(walk, applicant("name", "欧阳新名"))).isEqualTo(400);
    assertThat(
            post(
                walk,
                """
                {"kind": "CORRECTED", "applicant": {"name": "欧阳新名"},
                 "payee": {"relation": "SELF", "holder": "欧阳新名", "accountNumber": "%s",
                           "bankCode": "105100000017"}}
                """
                    .formatted(People.account())))
        .isEqualTo(200);
    cases.told(walk).standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void factsAreCorrectedWhoeverHoldsTheAccount() {
    var walk = cases.filed(BankProcess.SOUND);
    context
        .getBean(Households.class)
        .correctPayee(
            walk.caseNumber(),
            walk.file().householdId(),
            new NewHousehold.Payee(
                PayeeRelation.SELF, "欧阳他人", People.account(), "105100000017", null),
            "official:finance-preparer-1");
    assertThat(post(walk, RICH)).isEqualTo(200);
  }

  @Test
  void somebodyWhoTurnsOutToHaveAskedBeforeIsLookedInto() {
    String id = People.grownUp();
    CaseWalk.filed(context, Request.aHelpRequest().with("applicant.residentId", id)).goesOn();
    var walk = cases.open(BankProcess.SOUND);
    assertThat(post(walk, applicant("residentId", id))).isEqualTo(200);
    cases.told(walk);
    cases.told(walk);
    assertThat(walk.file().flags()).contains(CaseFlag.HELD);
    assertThat(walk.waiting()).contains("UserTask_InvestigateSuspicion");
  }

  @Test
  void aCaseThatWaitsForTheRegisterGoesOnWithTheRightApplicantsAnswer() {
    var walk = cases.atFarRegister();
    assertThat(post(walk, applicant("residentId", listed()))).isEqualTo(200);
    cases.told(walk);
    cases.told(walk).standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(register.statusOf(walk.caseNumber())).contains(RegisterStatus.MINIMUM_ALLOWANCE);
  }

  @Test
  void aFarRegisterThatIsAskedAgainHasTheCaseAssessedAgain() {
    var walk = cases.ofFarVillage().visitedBy("village-informant-1");
    cases.whileRegisterIsFar(
        () -> {
          assertThat(post(walk, applicant("residentId", People.grownUp()))).isEqualTo(200);
          return cases.told(walk);
        });
    cases.farRegisterLists(
        walk, new RegisterAnswer.Found(RegisterStatus.MINIMUM_ALLOWANCE, FAR_DAY));
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(newest(walk)).containsEntry("reason", "LISTED");
  }

  private int post(CaseWalk walk, String body) {
    return cases.post(walk, "changes", body);
  }

  private static String applicant(String field, String value) {
    return "{\"kind\": \"CORRECTED\", \"applicant\": {\"%s\": \"%s\"}}".formatted(field, value);
  }

  private String listed() {
    String id = People.grownUp();
    local.list(id, RegisterStatus.MINIMUM_ALLOWANCE, FAR_DAY);
    return id;
  }

  private Map<String, Object> newest(CaseWalk walk) {
    return assessments.of(walk.caseNumber()).stream()
        .filter(assessment -> assessment.table().equals("eligibility"))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .outcome()
        .get(0);
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
