package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OfficialsTest extends StaffedTest {
  @Autowired private AidflowClock clock;

  @Test
  void anOfficialHoldsARoleInAnAreaAndNowhereElse() {
    var reviewer = aHolderOf(Role.TOWNSHIP_REVIEWER);

    assertThat(officials.holds(reviewer, Role.TOWNSHIP_REVIEWER, VILLAGE)).isTrue();
    assertThat(officials.holds(reviewer, Role.TOWNSHIP_HEAD, VILLAGE)).isFalse();
    assertThat(officials.holds(reviewer, Role.TOWNSHIP_REVIEWER, new AreaCode("520521102001")))
        .isFalse();
    assertThat(officials.holders(Role.TOWNSHIP_REVIEWER, VILLAGE)).contains(reviewer);
    assertThat(officials.groupsOf(reviewer))
        .containsExactlyInAnyOrder("township-reviewer", "township-reviewer.520521101");
  }

  @Test
  void aDismissedOfficialHoldsNothing() {
    var head = aHolderOf(Role.TOWNSHIP_HEAD);
    staffing.dismiss(head, Role.TOWNSHIP_HEAD, List.of(VILLAGE.at(AreaLevel.TOWNSHIP)));
    assertThat(officials.groupsOf(head)).isEmpty();
  }

  @Test
  void nobodyIsAppointedToAnAreaThatIsNotThere() {
    var someone = anOfficial();
    assertThatThrownBy(
            () -> staffing.appoint(someone, Role.COUNTY_APPROVER, List.of(new AreaCode("990101"))))
        .isInstanceOf(InvalidInput.class);
    assertThat(officials.groupsOf(someone)).isEmpty();
  }

  @Test
  void anAppointmentMadeTwiceIsOne() {
    var head = aHolderOf(Role.TOWNSHIP_HEAD);
    staffing.appoint(head, Role.TOWNSHIP_HEAD, List.of(VILLAGE.at(AreaLevel.TOWNSHIP)));
    assertThat(officials.groupsOf(head)).hasSize(2);
    assertThatThrownBy(() -> accounts.open(head, "Test", "Official", PASSWORD))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void whoIsAwayIsNotEligibleUntilTheyAreBack() {
    var visitor = aHolderOf(Role.VILLAGE_INFORMANT);
    var group = Role.VILLAGE_INFORMANT.groupIn(VILLAGE);
    var number = aCase();
    var today = LocalDate.now(clock);

    assertThat(officials.eligible(visitor, group, Hand.VISITED, number)).isTrue();
    staffing.away(visitor, today.minusDays(1), today.plusDays(5));
    assertThat(officials.absent(visitor)).isTrue();
    assertThat(officials.eligible(visitor, group, Hand.VISITED, number)).isFalse();
    staffing.back(visitor, today);
    assertThat(officials.absent(visitor)).isFalse();
    assertThat(officials.eligible(visitor, group, Hand.VISITED, number)).isTrue();
    assertThatThrownBy(() -> staffing.away(visitor, today, today.minusDays(1)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void whoHadAHandInTheCaseIsNotEligible() {
    var head = aHolderOf(Role.TOWNSHIP_HEAD);
    var other = aHolderOf(Role.TOWNSHIP_HEAD);
    var group = Role.TOWNSHIP_HEAD.groupIn(VILLAGE);
    var number = aCase();
    fourEyes.record(number, Hand.VISITED, head);

    assertThat(officials.eligible(group, Hand.DECIDED, number))
        .contains(other)
        .doesNotContain(head);
    assertThat(officials.eligible(group, Hand.DECIDED, aCase())).contains(other, head);
    assertThat(officials.eligible(group, Hand.OTHER, number)).contains(other, head);
  }

  @Test
  void casesAreReadInOnesOwnAreaOnlyAndByWhoWorksOnThem() {
    assertThat(officials.mayRead(aHolderOf(Role.COUNTY_APPROVER), VILLAGE)).isTrue();
    assertThat(officials.mayRead(aHolderOf(Role.VILLAGE_INFORMANT), VILLAGE)).isTrue();
    assertThat(officials.mayRead(aHolderOf(Role.AUDITOR), VILLAGE)).isTrue();
    assertThat(officials.mayRead(aHolderOf(Role.VILLAGE_INFORMANT), new AreaCode("520521101004")))
        .isFalse();
    assertThat(officials.mayRead(aHolderOf(Role.PROCESS_DESIGNER), VILLAGE)).isFalse();
    assertThat(officials.mayRead(aHolderOf(Role.ADMINISTRATOR), VILLAGE)).isFalse();
    assertThat(officials.mayRead(anOfficial(), VILLAGE)).isFalse();
  }

  @Test
  void officialsAreShownByName() {
    var someone = anOfficial();
    assertThat(officials.displayName(someone)).isEqualTo("Test Official");
    assertThat(officials.displayName("who-is-this")).isEqualTo("who-is-this");
    assertThat(officials.displayNames(List.of(someone, "who-is-this"))).containsOnlyKeys(someone);
  }

  @Test
  void aClosedAccountHoldsNothing() {
    var head = aHolderOf(Role.TOWNSHIP_HEAD);
    accounts.close(head);
    assertThat(accounts.exists(head)).isFalse();
    assertThat(officials.groupsOf(head)).isEmpty();
  }
}
