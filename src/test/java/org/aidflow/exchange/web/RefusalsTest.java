package org.aidflow.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.aidflow.exchange.Problem;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "23505, CONFLICT, DUPLICATE",
    "23514, CONFLICT, WRONG_STATE",
    "23503, CONFLICT, WRONG_STATE",
    "P0001, CONFLICT, WRONG_STATE",
    "40001, CONFLICT, IN_FLIGHT",
    "40P01, CONFLICT, IN_FLIGHT",
    "22021, BAD_REQUEST, BAD_FORMAT",
    "22001, BAD_REQUEST, BAD_FORMAT",
    "08006, SERVICE_UNAVAILABLE, INTERNAL",
    "57P01, SERVICE_UNAVAILABLE, INTERNAL",
  })
  void whatTheDatabaseRefusesIsTold(String state, String status, ErrorCode code) {
    var refused = new IllegalStateException("commit", new SQLException("detail", state));
    assertThat(Refusals.of(refused))
        .get()
        .satisfies(
            problem -> {
              assertThat(problem.status().name()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.errors().get(0).message()).doesNotContain("detail");
            });
  }

  @ParameterizedTest
  @CsvSource({"23502", "42601", "42501"})
  void ourOwnFaultsAreNotBlamedOnTheCaller(String state) {
    assertThat(Refusals.of(new SQLException("bug", state))).isEmpty();
  }

  @Test
  void theReasonIsFoundHoweverDeepItLies() {
    var deep =
        new IllegalStateException(
            new IllegalStateException(Conflict.of(ErrorCode.WRONG_STATE, "The case is closed.")));
    assertThat(Refusals.of(deep)).map(Problem::code).contains(ErrorCode.WRONG_STATE);
  }

  @Test
  void aLostRaceMayBeTriedAgain() {
    assertThat(Refusals.of(new OptimisticLockingFailureException("lost")))
        .map(Problem::code)
        .contains(ErrorCode.IN_FLIGHT);
  }

  @Test
  void aDatabaseThatIsAwayIs503() {
    assertThat(Refusals.of(new CannotCreateTransactionException("away")))
        .map(problem -> problem.status().value())
        .contains(503);
  }

  @Test
  void aBugIsNone() {
    assertThat(Refusals.of(new NullPointerException("bug"))).isEqualTo(Optional.empty());
  }
}
