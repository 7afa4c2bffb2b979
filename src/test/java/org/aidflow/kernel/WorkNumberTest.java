package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkNumberTest {

  @Test
  void workIsNamedByKindYearAndSequence() {
    var number = WorkNumber.of(WorkKind.BREAK, 2026, 12);
    assertThat(number).hasToString("BREAK-2026-0000012");
    assertThat(number.kind()).isEqualTo(WorkKind.BREAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BREAK-2026-12",
        "break-2026-0000012",
        "BREAKS-2026-0000012",
        "BRUNCH-2026-0000012",
        "HR-2026-0000017",
        "BREAK-2026-0000012\n"
      })
  void whatLooksDifferentIsNoWorkNumber(String text) {
    assertThat(WorkNumber.parse(text)).isEmpty();
    assertThatThrownBy(() -> new WorkNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void workIsOrderedByYearAndSequence() {
    assertThat(WorkNumber.of(WorkKind.BREAK, 2026, 12))
        .isLessThan(WorkNumber.of(WorkKind.BREAK, 2026, 13))
        .isGreaterThan(WorkNumber.of(WorkKind.BREAK, 2025, 13));
  }

  @Test
  void aSubjectIsACaseOrOtherWork() {
    assertThat(Subject.parse("HR-2026-0000017")).hasValue(CaseNumber.of("HR", 2026, 17));
    assertThat(Subject.parse("BREAK-2026-0000012"))
        .hasValue(WorkNumber.of(WorkKind.BREAK, 2026, 12));
    assertThat(Subject.parse("something else")).isEmpty();
  }
}
