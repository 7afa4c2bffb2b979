package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

  private static boolean isReached(DisbursementStatus status) {
    return Arrays.stream(DisbursementStatus.values()).anyMatch(from -> from.mayBecome(status));
  }
}
