package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  @Test
  void invalidInputNamesEachFieldAndWhatIsWrongWithIt() {
    var bad = new Flaw(ErrorCode.BAD_FORMAT, "has 12 to 19 digits").at("account");
    assertThat(bad)
        .isEqualTo(new FieldError("account", ErrorCode.BAD_FORMAT, "has 12 to 19 digits"));
    assertThat(InvalidInput.of("account", ErrorCode.BAD_FORMAT, "has 12 to 19 digits").errors())
        .containsExactly(bad);
    var missing = new FieldError("name", ErrorCode.REQUIRED, "is required");
    assertThat(new InvalidInput(List.of(bad, missing)))
        .hasMessage("account: has 12 to 19 digits; name: is required");
  }

  @Test
  void inputIsRefusedWhenAnythingIsWrongWithItAndOnlyThen() {
    assertThatCode(() -> InvalidInput.throwIfAny(List.of())).doesNotThrowAnyException();
    var one = List.of(new FieldError("name", ErrorCode.REQUIRED, "is required"));
    assertThatThrownBy(() -> InvalidInput.throwIfAny(one)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aConflictTellsItsCodeAndFacts() {
    var conflict = new Conflict(ErrorCode.MORE_THAN_OPEN, "too much", Map.of("openFen", 5));
    assertThat(conflict).hasMessage("too much");
    assertThat(conflict.code()).isEqualTo(ErrorCode.MORE_THAN_OPEN);
    assertThat(conflict.facts()).isEqualTo(Map.of("openFen", 5));
    assertThat(Conflict.of(ErrorCode.WRONG_STATE, "not now").facts()).isEmpty();
  }

  @Test
  void aFactIsNeverCalledAsAMemberOfTheProblemDocument() {
    assertThatThrownBy(() -> new Conflict(ErrorCode.WRONG_STATE, "no", Map.of("status", "PAID")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoCannotStartIsToldWhatToDo() {
    var analysis =
        new CannotStartAnalyzer().analyze(new CannotStart("The port is taken.", "Choose another."));
    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).isEqualTo("The port is taken.");
    assertThat(analysis.getAction()).isEqualTo("Choose another.");
  }
}
