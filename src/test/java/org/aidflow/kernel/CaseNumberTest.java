package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {

  @Test
  void aCaseIsNamedByKindYearAndSequence() {
    assertThat(CaseNumber.of("HR", 2026, 17)).hasToString("HR-2026-0000017");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HR-2026-17",
        "hr-2026-0000017",
        "HR-2026-00000017",
        "HR-2026-0000017\n",
        "../etc/passwd"
      })
  void whatLooksDifferentIsNoCaseNumber(String text) {
    assertThat(CaseNumber.isWellFormed(text)).isFalse();
    assertThatThrownBy(() -> new CaseNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void casesAreOrderedByKindYearAndSequence() {
    assertThat(CaseNumber.of("HR", 2026, 17))
        .isLessThan(CaseNumber.of("HR", 2026, 18))
        .isGreaterThan(CaseNumber.of("HR", 2025, 18));
  }

  @Test
  void aYearHoldsNoMoreThanSevenDigitsOfCases() {
    assertThatThrownBy(() -> CaseNumber.of("HR", 2026, 10_000_000))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
