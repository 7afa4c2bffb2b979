package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aidflow.kernel.CannotStart;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class BreakGlassTest extends StaffedTest {
  @Autowired private TransactionTemplate transaction;

  private List<String> administrators = List.of();

  @BeforeEach
  void nobodyAdministers() {
    administrators =
        identity().createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list().stream()
            .map(User::getId)
            .toList();
    administrators.forEach(user -> identity().deleteMembership(user, Groups.CAMUNDA_ADMIN));
  }

  @AfterEach
  void somebodyAdministersAgain() {
    administrators.forEach(user -> identity().createMembership(user, Groups.CAMUNDA_ADMIN));
  }

  @Test
  void withoutAnAdministratorAndAPasswordTheApplicationDoesNotStart() {
    assertThatThrownBy(() -> start(new AdminSettings("another", null)))
        .isInstanceOfSatisfying(
            CannotStart.class,
            refusal -> assertThat(refusal.action()).contains("AIDFLOW_ADMIN_PASSWORD"));
    assertThat(accounts.exists("another")).isFalse();
  }

  @Test
  void theFirstStartOpensTheAccountAndLaterOnesLeaveItAlone() {
    start(new AdminSettings("breakglass", PASSWORD));
    start(new AdminSettings("breakglass", "Another-Harbour-43"));
    assertThat(identity().checkPassword("breakglass", PASSWORD)).isTrue();
    assertThat(officials.groupsOf("breakglass")).containsExactly(Groups.CAMUNDA_ADMIN);
    accounts.close("breakglass");
  }

  private void start(AdminSettings given) {
    new BreakGlass(identity(), accounts, given, jdbc, transaction).afterSingletonsInstantiated();
  }

  private IdentityService identity() {
    return engine.getIdentityService();
  }
}
