package org.aidflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DecisionsTest extends AidflowTest {

  @Autowired private Decisions decisions;

  private final List<String> deployments = new ArrayList<>();

  @Test
  void aDecisionComesWithItsRulesAndTheTablesVersion() {
    var outcome = decisions.evaluate("deadlines", facts("UserTask_VisitHousehold"));
    assertThat(outcome.table()).isEqualTo("deadlines");
    assertThat(outcome.version()).isPositive();
    assertThat(outcome.rulesHit()).containsExactly("Rule_VisitHousehold");
    assertThat(outcome.number("finishDays")).isEqualTo(10);
    assertThat(outcome.text("calendar")).isEqualTo("WORKING");
  }

  @Test
  void aFactThatIsMissingIsNamedInsteadOfGuessed() {
    assertThatThrownBy(
            () -> decisions.evaluate("deadlines", Map.of("activity", "UserTask_VisitHousehold")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'urgency'");
  }

  @Test
  void policiesAreRowsOfATable() {
    assertThat(decisions.policy("pledge-hours")).isEqualTo(72);
    assertThatThrownBy(() -> decisions.policy("no-such-policy"))
        .hasMessageContaining("no row 'no-such-policy'");
  }

  @Test
  void anUnknownTableIsNamed() {
    assertThatThrownBy(() -> decisions.evaluate("no-such-table", Map.of()))
        .hasMessageContaining("'no-such-table'");
  }

  @Test
  void theApplicationAsksWhoeverIsLoggedIn() {
    engine.getIdentityService().setAuthenticatedUserId("somebody");
    try {
      assertThat(decisions.policy("pledge-hours")).isEqualTo(72);
      assertThat(engine.getIdentityService().getCurrentAuthentication().getUserId())
          .isEqualTo("somebody");
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  @Test
  void aNewerVersionOfATableAnswersAtOnce() {
    deploy("1");
    assertThat(answer().number("value")).isEqualTo(1);
    assertThat(answer()).isEqualTo(answer());
    deploy("2");
    assertThat(answer().number("value")).isEqualTo(2);
  }

  @Test
  void aTableThatLeavesItToChanceIsReadEachTime() {
    deploy("random number()");
    assertThat(answer().row()).isNotEqualTo(answer().row());
  }

  @AfterEach
  void takeTheTablesBack() {
    deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
  }

  private DecisionOutcome answer() {
    return decisions.evaluate("answers-try", Map.of("name", "any"));
  }

  /** A table that answers so to everything. */
  private void deploy(String value) {
    var table =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            id="Definitions_Try" name="Try" namespace="https://aidflow.org/decisions">
          <decision id="answers-try" name="Try" camunda:historyTimeToLive="P1D">
            <decisionTable id="DecisionTable_Try" hitPolicy="UNIQUE">
              <input id="Input_name" label="Name">
                <inputExpression id="InputExpression_name" typeRef="string">
                  <text>name</text>
                </inputExpression>
              </input>
              <output id="Output_value" label="Value" name="value" typeRef="double" />
              <rule id="Rule_Any">
                <description>Whatever the name.</description>
                <inputEntry id="Any_name"><text></text></inputEntry>
                <outputEntry id="Any_value"><text>%s</text></outputEntry>
              </rule>
            </decisionTable>
          </decision>
        </definitions>
        """
            .formatted(value);
    deployments.add(
        engine
            .getRepositoryService()
            .createDeployment()
            .addString("answers-try.dmn", table)
            .deploy()
            .getId());
  }

  private static Map<String, @Nullable Object> facts(String activity) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("activity", activity);
    facts.put("urgency", null);
    facts.put("category", null);
    return facts;
  }
}
