package org.aidflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class BreakKindTest extends AidflowTest {
  @Autowired private JdbcTemplate jdbc;

  @Test
  void codeAndDatabaseAllowTheSameWaysToClear() {
    var allowed =
        Arrays.stream(BreakKind.values())
            .flatMap(
                kind ->
                    Stream.of(Clearing.values()).filter(kind::allows).map(how -> kind + " " + how));
    assertThat(
            jdbc.queryForList(
                "select kind || ' ' || clearing from break_kind_clearing", String.class))
        .containsExactlyInAnyOrderElementsOf(allowed.toList());
  }
}
