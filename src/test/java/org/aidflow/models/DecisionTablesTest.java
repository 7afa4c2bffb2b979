package org.aidflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the tables in {@code processes/}, asked as the rooms ask them. */
class DecisionTablesTest {

  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @Test
  void aTableGuessesNothing() throws Exception {
    assertThat(eligibility(Map.of())).isEqualTo("UNKNOWN/INCOME_UNKNOWN");
    assertThat(priority(Map.of())).isZero();
  }

  @Test
  void aFailedIdentityCheckComesBeforeEverything() throws Exception {
    assertThat(eligibility(Map.of("identityValid", false, "urgency", "EMERGENCY")))
        .isEqualTo("SEND_BACK/ID_INVALID");
  }

  @Test
  void theDeadAreNotEntitled() throws Exception {
    assertThat(eligibility(Map.of("applicantStatus", "DECEASED", "registerStatus", "DESTITUTE")))
        .isEqualTo("REFUSE/NOT_ENTITLED");
  }

  @Test
  void anEmergencyIsNoDuplicateAndIsPaidOnce() throws Exception {
    Map<String, Object> facts =
        Map.of("duplicateThisYear", true, "urgency", "EMERGENCY", "registerStatus", "MONITORED");
    assertThat(eligibility(and(facts, "emergencyPaid", false))).isEqualTo("PROVISIONAL/EMERGENCY");
    assertThat(eligibility(and(facts, "emergencyPaid", true))).isEqualTo("ELIGIBLE/MONITORED");
    assertThat(eligibility(and(facts, "urgency", "NORMAL"))).isEqualTo("REFUSE/DUPLICATE");
  }

  @Test
  void hitsComeBeforeTheRegister() throws Exception {
    Map<String, Object> listed = Map.of("registerStatus", "DESTITUTE");
    assertThat(eligibility(and(listed, "vetoHit", true))).isEqualTo("COUNTY_REVIEW/ASSET");
    assertThat(eligibility(and(listed, "strictHit", true))).isEqualTo("STRICT/CONFLICT");
    assertThat(eligibility(and(listed, "relativeOfHandler", true))).isEqualTo("STRICT/CONFLICT");
    assertThat(eligibility(listed)).isEqualTo("ELIGIBLE/LISTED");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0000, DAILY_NECESSITIES, 0, ELIGIBLE/INCOME",
    "1.0001, DAILY_NECESSITIES, 0, NOT_ELIGIBLE/ABOVE_LINE",
    "1.5000, MEDICAL_COST, 0, ELIGIBLE/EDGE",
    "1.5000, EDUCATION_COST, 0, ELIGIBLE/EDGE",
    "1.5001, MEDICAL_COST, 0.9999, NOT_ELIGIBLE/ABOVE_LINE",
    "1.5001, MEDICAL_COST, 1, ELIGIBLE/EXPENSE"
  })
  void incomeIsMeasuredAgainstTheLine(
      BigDecimal income, String category, BigDecimal medical, String expected) throws Exception {
    assertThat(
            eligibility(
                Map.of(
                    "identityValid",
                    true,
                    "registerStatus",
                    "NONE",
                    "incomeRatio",
                    income,
                    "category",
                    category,
                    "medicalToIncome",
                    medical)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 25", "0.5, 25", "0.75, 18", "1.0, 12", "1.5, 5", "1.51, 0"})
  void theLowerTheIncomeTheMorePoints(BigDecimal income, long points) throws Exception {
    assertThat(priority(Map.of("incomeRatio", income))).isEqualTo(points);
  }

  @Test
  void pointsAddUp() throws Exception {
    assertThat(
            priority(
                Map.of(
                    "incomeRatio",
                    new BigDecimal("0.4"),
                    "catastrophicIllness",
                    true,
                    "daysSinceSuddenEvent",
                    90,
                    "worstDisabilityGrade",
                    2,
                    "dependants",
                    2,
                    "householdSize",
                    3,
                    "orphanSingleParentOrAlone",
                    true,
                    "housingGrade",
                    "D",
                    "daysWaited",
                    15)))
        .isEqualTo(25 + 15 + 15 + 10 + 8 + 8 + 8 + 2);
  }

  @Test
  void pointsOfAKindHaveTheirCap() throws Exception {
    assertThat(priority(Map.of("studentsPastCompulsory", 1))).isEqualTo(5);
    assertThat(priority(Map.of("studentsPastCompulsory", 4))).isEqualTo(10);
    assertThat(priority(Map.of("daysWaited", 6))).isZero();
    assertThat(priority(Map.of("daysWaited", 400))).isEqualTo(10);
    assertThat(priority(Map.of("aidToLine", new BigDecimal("0.51"), "worstDisabilityGrade", 3)))
        .isEqualTo(-5);
    assertThat(priority(Map.of("dependants", 1, "householdSize", 2))).isZero();
    assertThat(priority(Map.of("daysSinceSuddenEvent", 91))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "HELP_REQUEST, NORMAL, false, 100000, DECISION township-head",
    "HELP_REQUEST, NORMAL, true, 100000, DECISION county-approver",
    "HELP_REQUEST, NORMAL, false, 100001, OPINION township-reviewer; DECISION township-head",
    "HELP_REQUEST, NORMAL, false, 280000, OPINION township-reviewer; DECISION township-head",
    "HELP_REQUEST, NORMAL, true, 280000, OPINION township-reviewer; DECISION county-approver",
    "HELP_REQUEST, NORMAL, false, 280001, OPINION township-reviewer; DECISION county-approver",
    "HELP_REQUEST, NORMAL, false, 700000, OPINION township-reviewer; DECISION county-approver",
    "HELP_REQUEST, NORMAL, true, 700000, OPINION township-reviewer; DECISION prefecture-approver",
    "HELP_REQUEST, NORMAL, false, 700001, OPINION township-reviewer; DECISION county-approver x3",
    "HELP_REQUEST, NORMAL, false, 5000000, OPINION township-reviewer; DECISION county-approver x3",
    "HELP_REQUEST, NORMAL, true, 5000000, OPINION township-reviewer; DECISION county-approver x3;"
        + " DECISION prefecture-approver",
    "HELP_REQUEST, NORMAL, false, 5000001, SEND_BACK county-approver",
    "HELP_REQUEST, EMERGENCY, false, 280000, EMERGENCY township-head",
    "HELP_REQUEST, EMERGENCY, true, 280000, EMERGENCY county-approver",
    "HELP_REQUEST, EMERGENCY, false, 280001, EMERGENCY county-approver",
    "HELP_REQUEST, EMERGENCY, true, 280001, EMERGENCY prefecture-approver",
    "MEDICAL, NORMAL, false, 5000001, OPINION township-reviewer; DECISION county-approver x3;"
        + " DECISION prefecture-approver",
    "CAMPAIGN, NORMAL, false, 50000001, SEND_BACK county-approver"
  })
  void theHigherTheValueTheMoreAndHigherSteps(
      String kind, String urgency, boolean conflict, long fen, String steps) throws Exception {
    var row =
        ask(
                "approval-level",
                Map.of(
                    "kind",
                    kind,
                    "urgency",
                    urgency,
                    "conflict",
                    conflict,
                    "valueFen",
                    fen,
                    "minimumAllowanceFen",
                    70_000L))
            .getSingleResult();
    assertThat(
            row.<List<Map<String, Object>>>getEntry("steps").stream()
                .map(
                    step ->
                        step.get("act")
                            + " "
                            + step.get("role")
                            + (String.valueOf(step.get("signatures")).equals("1")
                                ? ""
                                : " x" + step.get("signatures")))
                .collect(Collectors.joining("; ")))
        .isEqualTo(steps);
  }

  @Test
  void aVisitHasThreeDaysToStartAndTenToFinish() throws Exception {
    var row = ask("deadlines", Map.of("activity", "UserTask_VisitHousehold")).getSingleResult();
    assertThat(row.getEntryMap())
        .containsEntry("startDays", 3)
        .containsEntry("finishDays", 10)
        .containsEntry("calendar", "WORKING")
        .containsEntry("escalateTo", "county-approver");
  }

  @Test
  void anEmergencyIsDecidedSooner() throws Exception {
    Map<String, Object> decide = Map.of("activity", "UserTask_DecideCase");
    assertThat(finishDays(decide)).isEqualTo(5);
    assertThat(finishDays(and(decide, "urgency", "EMERGENCY"))).isEqualTo(2);
  }

  @Test
  void aPolicyIsFoundByItsName() throws Exception {
    assertThat(ask("policies", Map.of("name", "help-request-limit-fen")).<Long>getSingleEntry())
        .isEqualTo(5_000_000L);
  }

  @Test
  void everyPolicyHasSomebodyWhoAsksForIt() throws Exception {
    var policies =
        Dmn.readModelFromFile(new File("processes/policies.dmn"))
            .getModelElementsByType(InputEntry.class)
            .stream()
            .map(entry -> entry.getTextContent().replace("\"", "").trim())
            .toList();
    assertThat(CodeStrings.usedBy("**/*")).containsAll(policies);
  }

  private static int finishDays(Map<String, Object> facts) throws Exception {
    return ask("deadlines", facts).getSingleResult().<Integer>getEntry("finishDays");
  }

  private static String eligibility(Map<String, Object> facts) throws Exception {
    var row = ask("eligibility", facts).getSingleResult();
    return row.<String>getEntry("outcome") + "/" + row.<String>getEntry("reason");
  }

  private static long priority(Map<String, Object> facts) throws Exception {
    @Nullable Number points = ask("priority", facts).getSingleEntry();
    return points == null ? 0 : points.longValue();
  }

  private static Map<String, Object> and(Map<String, Object> facts, String name, Object value) {
    var more = new HashMap<>(facts);
    more.put(name, value);
    return more;
  }

  /** Every fact that is not given is unknown, as the rooms pass it. */
  private static DmnDecisionTableResult ask(String table, Map<String, Object> given)
      throws Exception {
    try (var file = Files.newInputStream(Path.of("processes", table + ".dmn"))) {
      var decision = ENGINE.parseDecision(table, file);
      Map<String, @Nullable Object> facts = new HashMap<>();
      FACTS.getOrDefault(table, List.of()).forEach(fact -> facts.put(fact, null));
      facts.putAll(given);
      return ENGINE.evaluateDecisionTable(decision, facts);
    }
  }

  private static final Map<String, List<String>> FACTS =
      Map.of(
          "eligibility",
          List.of(
              "identityValid",
              "applicantStatus",
              "duplicateThisYear",
              "urgency",
              "emergencyPaid",
              "vetoHit",
              "strictHit",
              "relativeOfHandler",
              "registerStatus",
              "incomeRatio",
              "category",
              "medicalToIncome"),
          "priority",
          List.of(
              "incomeRatio",
              "catastrophicIllness",
              "daysSinceSuddenEvent",
              "worstDisabilityGrade",
              "dependants",
              "householdSize",
              "orphanSingleParentOrAlone",
              "housingGrade",
              "studentsPastCompulsory",
              "daysWaited",
              "aidToLine"),
          "deadlines",
          List.of("urgency", "category"));
}
