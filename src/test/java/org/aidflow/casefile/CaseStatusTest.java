package org.aidflow.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class CaseStatusTest extends AidflowTest {

  @Autowired private JdbcTemplate jdbc;

  @Test
  void codeAndDatabaseHaveTheSameTable() {
    Set<String> stored =
        new TreeSet<>(
            jdbc.queryForList(
                "select from_status || ' -> ' || to_status from case_status_transition",
                String.class));
    Set<String> coded =
        CaseStatus.transitions().entrySet().stream()
            .flatMap(row -> row.getValue().stream().map(next -> row.getKey() + " -> " + next))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(stored).isEqualTo(coded);
  }

  @Test
  void everyStatusCanBeReachedFromTheFiling() {
    var reached = EnumSet.of(CaseStatus.FILED);
    var before = EnumSet.noneOf(CaseStatus.class);
    while (!before.equals(reached)) {
      before = EnumSet.copyOf(reached);
      before.forEach(
          status -> reached.addAll(CaseStatus.transitions().getOrDefault(status, Set.of())));
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
    assertThat(CaseStatus.transitions().get(CaseStatus.REFUSED))
        .containsExactly(CaseStatus.DECIDING);
  }

  @Test
  void moneyUnderWayIsLetSettle() {
    for (CaseStatus gone :
        EnumSet.of(CaseStatus.WITHDRAWN, CaseStatus.TRANSFERRED, CaseStatus.ENDED_BY_DEATH)) {
      assertThat(CaseStatus.PAYING.mayBecome(gone)).isFalse();
      assertThat(CaseStatus.CONFIRMING.mayBecome(gone)).isFalse();
    }
  }
}
