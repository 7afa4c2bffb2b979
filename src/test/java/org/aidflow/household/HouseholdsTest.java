package org.aidflow.household;

import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.aidflow.AidflowTest;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.People;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class HouseholdsTest extends AidflowTest {

  private static final AreaCode VILLAGE = new AreaCode("520502100001");

  @Autowired private ApplicationContext context;
  @Autowired private Households households;
  @Autowired private RegisterAnswers answers;
  @Autowired private LocalPovertyRegister register;
  @Autowired private Standards standards;
  @Autowired private Vault vault;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  @Test
  void whatIsPersonalIsInTheVaultOnly() {
    var walk = CaseWalk.filed(context, aHelpRequest());
    var household = households.of(walk.file().householdId());
    assertThat(vault.masked(household.applicant()).get(PersonalField.NAME)).isEqualTo("王*");
    assertThat(household.members())
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.relation()).isEqualTo(Relation.CHILD);
              assertThat(member.student()).contains(Stage.SENIOR_HIGH);
            });
    assertThat(households.circumstancesOf(household.id()).saidBy()).isEqualTo("client:portal");
    assertThat(households.consentFor(walk.caseNumber()).orElseThrow().scopes())
        .containsExactlyInAnyOrder(ConsentScope.REGISTER, ConsentScope.PUBLIC_NOTICE);
    assertThat(jdbc.queryForList("select household::text from household", String.class))
        .noneMatch(row -> row.contains("王"));
  }

  @Test
  void aCorrectedPayeeCountsAndItsHolderIsCompared() {
    var walk = CaseWalk.filed(context, aHelpRequest());
    assertThat(households.payeeOf(walk.caseNumber()).holderFits()).isTrue();
    assertThat(correctedTo(walk, PayeeRelation.SELF, "李四").holderFits()).isFalse();
    assertThat(correctedTo(walk, PayeeRelation.MEMBER, "王 晓明").holderFits()).isTrue();
    assertThat(correctedTo(walk, PayeeRelation.GUARDIAN, "李四").holderFits()).isTrue();
    assertThat(households.payeeOf(walk.caseNumber()).relation()).isEqualTo(PayeeRelation.GUARDIAN);
  }

  private Payee correctedTo(CaseWalk walk, PayeeRelation relation, String holder) {
    return households.correctPayee(
        walk.caseNumber(),
        walk.file().householdId(),
        new NewHousehold.Payee(relation, holder, People.account(), "105100000017", null),
        "official:finance-preparer-1");
  }

  @Test
  void theSamePeopleAreFoundInEveryHouseholdTheyAreNamedIn() {
    var request = aHelpRequest();
    var first = CaseWalk.filed(context, request).file().householdId();
    var again = CaseWalk.filed(context, request.again()).file().householdId();
    var sisters =
        CaseWalk.filed(
                context,
                aHelpRequest()
                    .with(
                        "household.members[0].residentId",
                        request.text("household.members[0].residentId")))
            .file()
            .householdId();
    var strangers = CaseWalk.filed(context, aHelpRequest()).file().householdId();

    assertThat(households.ofSamePeople(first))
        .containsExactlyInAnyOrder(first, again, sisters)
        .doesNotContain(strangers);
    assertThat(households.ofSameApplicant(first)).containsExactlyInAnyOrder(first, again);
  }

  @Test
  void theSameAccountIsFoundInOtherCases() {
    var request = aHelpRequest();
    var first = CaseWalk.filed(context, request).caseNumber();
    var other =
        CaseWalk.filed(
                context,
                aHelpRequest().with("payee.accountNumber", request.text("payee.accountNumber")))
            .caseNumber();
    assertThat(households.casesWithSameAccount(first)).containsExactly(other);
  }

  @Test
  void theRegisterAnswersForWhomItListsToday() {
    var request = aHelpRequest();
    String person = request.text("applicant.residentId");
    register.list(person, RegisterStatus.DESTITUTE, LocalDate.of(2020, 1, 1));
    var walk = CaseWalk.filed(context, request);
    var household = households.of(walk.file().householdId());
    assertThat(answers.ask(walk.caseNumber(), household))
        .isInstanceOf(RegisterAnswer.NotListed.class);
    register.list(person, RegisterStatus.MONITORED, LocalDate.of(2099, 1, 1));
    assertThat(answers.ask(walk.caseNumber(), household))
        .isEqualTo(new RegisterAnswer.Found(RegisterStatus.MONITORED, LocalDate.of(2099, 1, 1)));
    assertThat(answers.statusOf(walk.caseNumber())).contains(RegisterStatus.MONITORED);
  }

  @Test
  void theSmallestAreasNewestStandardCounts() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    assertThat(standards.minimumAllowance(VILLAGE, day)).isEqualTo(Money.ofYuan("700"));
    assertThat(standards.povertyLine(VILLAGE, day)).isEqualTo(Money.ofYuan("8400"));
    transaction.executeWithoutResult(
        status -> {
          jdbc.update("insert into minimum_allowance values ('5205', '2026-01-01', 75000)");
          jdbc.update("insert into minimum_allowance values ('520502', '2026-07-01', 80000)");
          jdbc.update("insert into poverty_line values ('52', 2025, 900000)");
          assertThat(standards.minimumAllowance(VILLAGE, day)).isEqualTo(Money.ofYuan("750"));
          assertThat(standards.minimumAllowance(VILLAGE, LocalDate.of(2026, 7, 1)))
              .isEqualTo(Money.ofYuan("800"));
          assertThat(standards.povertyLine(VILLAGE, day)).isEqualTo(Money.ofYuan("9000"));
          status.setRollbackOnly();
        });
  }
}
