package org.aidflow.helprequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.FiledBy;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.Households;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Doors.Answer;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A village informant files in Tasklist for a household that cannot do it itself. */
@WalksModels
class AssistedFilingTest extends AidflowTest {

  private static final String START = "/process-definition/key/help-request/submit-form";
  private static final AreaCode VILLAGE = new AreaCode("520502100001");

  @Autowired private ApplicationContext context;
  @Autowired private CaseFiles files;
  @Autowired private Households households;
  @Autowired private FourEyes fourEyes;
  @Autowired private Timeline timeline;
  @Autowired private JdbcTemplate jdbc;

  private String informant;
  private Doors tasklist;

  @BeforeEach
  void anInformantOfOneVillage() {
    Township.staff(context);
    informant = new Tries(context).official(Role.VILLAGE_INFORMANT, VILLAGE.value());
    tasklist = Doors.tasklist(port);
  }

  @Test
  void anInformantFilesAndHasTheCaseNumberToHandOver() {
    var answer = filed(form());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var caseNumber = new CaseNumber(answer.body().path("businessKey").asText());
    CaseFile file = files.of(caseNumber);
    assertThat(file.status()).isEqualTo(CaseStatus.FILED);
    assertThat(file.area()).isEqualTo(VILLAGE);
    assertThat(file.filedBy()).isEqualTo(FiledBy.ASSISTED);
    assertThat(file.asked()).isEqualTo(Money.ofYuan("123.45"));
    assertThat(fourEyes.hands(caseNumber).get(Hand.FILED)).containsExactly(informant);
    assertThat(households.consentFor(caseNumber))
        .hasValueSatisfying(
            consent -> assertThat(consent.recordedBy()).isEqualTo("official:" + informant));
    assertThat(timeline.of(caseNumber))
        .extracting(entry -> entry.code())
        .containsExactly(TimelineCode.FILED_BY_OFFICIAL);

    var walk = CaseWalk.of(context, caseNumber).goesOn();
    walk.standsAt(CaseStatus.VERIFYING, "UserTask_VisitHousehold");
    assertThat(
            engine
                .getTaskService()
                .getVariableLocal(walk.task("UserTask_VisitHousehold").getId(), "caseNumber"))
        .isEqualTo(caseNumber.value());
  }

  @Test
  void whatIsKnownOfAHouseholdNeedsNotBeTypedAgain() {
    var first = form();
    filed(first);
    var again = form();
    again.put("applicant", applicant(first));
    again.put("payee", payee(first));
    again.put("household", Map.of());
    again.put("category", "TRAINING");
    var answer = filed(again);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var file = files.of(new CaseNumber(answer.body().path("businessKey").asText()));
    var known = households.circumstancesOf(file.householdId()).circumstances();
    assertThat(known.size()).isEqualTo(4);
    assertThat(known.yearlyIncome()).isEqualTo(Money.ofYuan("11500.50"));
  }

  @Test
  void whatTheFrontDoorRefusesTheFormRefusesByItsFieldAndLeavesNothing() {
    long before = rows();
    refused(
        "applicant.residentId", form -> applicant(form).put("residentId", "345955198706122245"));
    refused("applicant.name", form -> applicant(form).remove("name"));
    refused("applicant.village", form -> applicant(form).put("village", "桃花源"));
    refused("consent.given", form -> form.put("consent", Map.of("given", false, "scopes", SCOPES)));
    refused(
        "consent.scopes",
        form -> form.put("consent", Map.of("given", true, "scopes", List.of("REGISTER"))));
    refused("household.size", form -> form.put("household", Map.of()));
    refused("payee.accountNumber", form -> payee(form).put("accountNumber", "123"));
    refused("payee.reason", form -> payee(form).put("relation", "VILLAGE_COLLECTIVE"));
    refused("needs[0].amountYuan", form -> form.put("needs", List.of(need("-1"))));
    refused("needs", form -> form.put("needs", List.of()));
    refused("surprise", form -> form.put("surprise", "x"));
    refused("category", form -> form.put("category", "LUXURY"));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theOfficialReadsTheLabelOfTheFieldThatIsWrong() {
    var form = form();
    applicant(form).put("residentId", "345955198706122245");
    assertThat(filed(form).message()).contains("“Resident id number”");
  }

  @Test
  void whoIsNoInformantStartsNothing() {
    var finance = new Tries(context).official(Role.FINANCE_PREPARER, "520502");
    assertThat(tasklist.post(finance, START, Map.of("variables", Doors.variables(form()))).status())
        .isEqualTo(403);
  }

  private static final List<String> SCOPES = List.of("REGISTER", "PUBLIC_NOTICE");

  private void refused(String field, Consumer<Map<String, Object>> spoil) {
    var form = form();
    spoil.accept(form);
    var answer = filed(form);
    assertThat(answer.status()).as("%s: %s", field, answer).isEqualTo(400);
    assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
  }

  private Answer filed(Map<String, Object> form) {
    return tasklist.post(informant, START, Map.of("variables", Doors.variables(form)));
  }

  private Map<String, Object> form() {
    var name = People.name();
    var applicant = new HashMap<String, Object>();
    applicant.put("name", name);
    applicant.put("residentId", People.grownUp());
    applicant.put("mobile", "13985700123");
    var payee = new HashMap<String, Object>();
    payee.put("relation", "SELF");
    payee.put("holder", name);
    payee.put("accountNumber", People.account());
    payee.put("bankCode", "105100000017");
    var form = new HashMap<String, Object>();
    form.put("consent", Map.of("given", true, "scopes", SCOPES));
    form.put("applicant", applicant);
    form.put("payee", payee);
    form.put(
        "household",
        Map.of(
            "size",
            4,
            "yearlyIncomeYuan",
            "11500.50",
            "members",
            List.of(
                Map.of("name", "王晓明", "residentId", People.bornIn(2010), "relation", "CHILD"))));
    form.put("category", "DAILY_NECESSITIES");
    form.put("cause", "ILLNESS");
    form.put("urgency", "NORMAL");
    form.put("story", "孩子们冬天没有厚衣服。");
    form.put("needs", List.of(need("123.45")));
    return form;
  }

  private static Map<String, Object> need(String yuan) {
    return Map.of("kind", "MONEY", "purpose", "winter clothing", "amountYuan", yuan);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> applicant(Map<String, Object> form) {
    return (Map<String, Object>) Objects.requireNonNull(form.get("applicant"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> payee(Map<String, Object> form) {
    return (Map<String, Object>) Objects.requireNonNull(form.get("payee"));
  }

  private long rows() {
    Long rows =
        jdbc.queryForObject(
            """
            select (select count(*) from case_file) + (select count(*) from household)
              + (select count(*) from vault.record) + (select count(*) from act_ru_execution)
            """,
            Long.class);
    return rows == null ? 0 : rows;
  }
}
