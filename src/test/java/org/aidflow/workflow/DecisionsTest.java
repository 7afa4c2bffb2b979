package org.aidflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DecisionsTest extends AidflowTest {

  @Autowired private Decisions decisions;

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

  private static Map<String, @Nullable Object> facts(String activity) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("activity", activity);
    facts.put("urgency", null);
    facts.put("category", null);
    return facts;
  }
}
