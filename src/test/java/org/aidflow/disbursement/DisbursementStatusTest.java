package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisbursementStatusTest {
  @ParameterizedTest
  @EnumSource
  void everyStatusHasAWayInAndIsNamedInTwoLanguages(DisbursementStatus status) {
    assertThat(status == DisbursementStatus.DRAFT || isReached(status)).isTrue();
    assertThat(status.zh()).isNotBlank();
    assertThat(status.en()).isNotBlank();
  }

  @Test
  void whatIsSubmittedIsNeverReleasedAgain() {
    assertThat(DisbursementStatus.SUBMITTED.mayBecome(DisbursementStatus.RELEASED)).isFalse();
    assertThat(DisbursementStatus.UNKNOWN.mayBecome(DisbursementStatus.RELEASED)).isFalse();
    assertThat(DisbursementStatus.UNKNOWN.mayBecome(DisbursementStatus.SUBMITTED)).isFalse();
  }

  @Test
  void theTableIsDrawnFromTheCode() {
    assertThat(DisbursementStatus.diagram())
        .startsWith("stateDiagram-v2")
        .contains("SUBMITTED --> UNKNOWN", "PAID --> RETURNED")
        .doesNotContain("UNKNOWN --> RELEASED");
  }

  private static boolean isReached(DisbursementStatus status) {
    return DisbursementStatus.transitions().values().stream().anyMatch(to -> to.contains(status));
  }
}
