package org.aidflow.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CaseStatusTest {

  @Test
  void everyStatusCanBeReachedFromTheFiling() {
    var reached = EnumSet.of(CaseStatus.FILED);
    var before = EnumSet.noneOf(CaseStatus.class);
    while (!before.equals(reached)) {
      before = EnumSet.copyOf(reached);
      before.forEach(status -> reached.addAll(CaseStatus.transitions().after(status)));
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(CaseStatus.class));
  }

  @Test
  void onlyAnAppealLeadsOutOfAnEnd() {
    assertThat(Arrays.stream(CaseStatus.values()).filter(CaseStatus::isEnd))
        .containsExactlyInAnyOrder(
            CaseStatus.CLOSED,
            CaseStatus.REFUSED,
            CaseStatus.LAPSED,
            CaseStatus.WITHDRAWN,
            CaseStatus.CLOSED_UNMET,
            CaseStatus.TRANSFERRED,
            CaseStatus.ENDED_BY_DEATH);
    assertThat(CaseStatus.transitions().after(CaseStatus.REFUSED))
        .containsExactly(CaseStatus.DECIDING);
  }

  @Test
  void whoeverWasPaidIsNotGone() {
    for (CaseStatus gone :
        EnumSet.of(CaseStatus.WITHDRAWN, CaseStatus.TRANSFERRED, CaseStatus.ENDED_BY_DEATH)) {
      assertThat(CaseStatus.PAYING.mayBecome(gone)).as("nothing released yet").isTrue();
      assertThat(CaseStatus.CONFIRMING.mayBecome(gone)).isFalse();
      assertThat(CaseStatus.FOLLOWING_UP.mayBecome(gone)).isFalse();
    }
  }
}
