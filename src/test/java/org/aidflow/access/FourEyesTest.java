package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.aidflow.kernel.NotAllowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourEyesTest extends StaffedTest {

  @ParameterizedTest
  @CsvSource({
    "DECIDED,FILED",
    "DECIDED,VISITED",
    "DECIDED,REVIEWED",
    "DECIDED,DECIDED",
    "REVIEWED,VISITED",
    "SIGNED_REFUSAL,FILED",
    "SIGNED_REFUSAL,VISITED",
    "SIGNED_REFUSAL,REVIEWED",
    "RELEASED,FILED",
    "RELEASED,VISITED",
    "RELEASED,DECIDED",
    "RELEASED,PREPARED"
  })
  void nobodyDoesTheOneAfterTheOther(Hand hand, Hand earlier) {
    var number = aCase();
    fourEyes.record(number, earlier, "anna");

    assertThat(fourEyes.objection(number, hand, "anna"))
        .hasValueSatisfying(reason -> assertThat(reason).contains(earlier.en()));
    assertThat(fourEyes.objection(number, hand, "berta")).isEmpty();
    assertThat(fourEyes.objection(aCase(), hand, "anna")).isEmpty();
  }

  @Test
  void whoFiledMayVisit() {
    var number = aCase();
    fourEyes.record(number, Hand.FILED, "anna");
    assertThat(fourEyes.objection(number, Hand.VISITED, "anna")).isEmpty();
  }

  @Test
  void aBarredHandIsRefusedWhateverTheGuardMissed() {
    var number = aCase();
    fourEyes.record(number, Hand.VISITED, "anna");
    assertThatThrownBy(() -> fourEyes.record(number, Hand.DECIDED, "anna"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "insert into work_hand (subject, hand, official, at) values (?, 'DECIDED', 'anna', now())")
                    .param(number.value())
                    .update())
        .hasStackTraceContaining("four_eyes")
        .hasStackTraceContaining("may not have the hand DECIDED");
  }

  @Test
  void aHandIsNotedOnce() {
    var number = aCase();
    fourEyes.record(number, Hand.VISITED, "anna");
    fourEyes.record(number, Hand.VISITED, "berta");
    fourEyes.record(number, Hand.DECIDED, "clara");
    fourEyes.record(number, Hand.DECIDED, "clara");

    assertThat(fourEyes.hands(number))
        .isEqualTo(Map.of(Hand.VISITED, List.of("anna", "berta"), Hand.DECIDED, List.of("clara")));
  }

  @Test
  void handsAndTheirRulesCannotBeChanged() {
    fourEyes.record(aCase(), Hand.VISITED, "anna");
    assertThatThrownBy(() -> jdbc.sql("update work_hand set official = 'x'").update())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> jdbc.sql("delete from work_hand").update())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> jdbc.sql("delete from hand_rule").update())
        .hasStackTraceContaining("permission denied");
  }
}
