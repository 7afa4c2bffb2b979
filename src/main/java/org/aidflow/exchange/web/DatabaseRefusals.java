package org.aidflow.exchange.web;

import java.sql.SQLException;
import java.util.Optional;
import org.aidflow.exchange.Problem;
import org.aidflow.kernel.ErrorCode;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What PostgreSQL refuses, by its <a
 * href="https://www.postgresql.org/docs/17/errcodes-appendix.html">error codes</a>: rules that live
 * in the database, races, values it cannot hold.
 */
final class DatabaseRefusals {

  private static final Logger log = LoggerFactory.getLogger(DatabaseRefusals.class);

  private static final String NOT_NULL = "23502";
  private static final String UNIQUE = "23505";
  private static final String RAISED = "P0001";

  /** The ledger's own: more than an account holds, and what contradicts what is booked. */
  private static final String OVERDRAWN = "AF001";

  private static final String LEDGER = "AF00";

  private DatabaseRefusals() {}

  /** None when nothing but a fault of ours explains it. */
  static Optional<Problem> of(SQLException refused) {
    String state = Optional.ofNullable(refused.getSQLState()).orElse("");
    if (state.equals(NOT_NULL)) {
      return Optional.empty();
    }
    if (state.startsWith("23") || state.equals(RAISED)) {
      log.warn("Refused by the database: {} {}", state, rule(refused));
      return Optional.of(
          Problem.of(
              HttpStatus.CONFLICT,
              state.equals(UNIQUE) ? ErrorCode.DUPLICATE : ErrorCode.WRONG_STATE,
              "This contradicts what is there."));
    }
    if (state.startsWith(LEDGER)) {
      log.warn("Refused by the ledger: {}", state);
      return Optional.of(
          Problem.of(
              HttpStatus.CONFLICT,
              state.equals(OVERDRAWN) ? ErrorCode.MORE_THAN_OPEN : ErrorCode.WRONG_STATE,
              "This contradicts what is booked."));
    }
    if (state.startsWith("22")) {
      log.warn("A value that the database cannot hold: {}", state);
      return Optional.of(
          Problem.of(
              HttpStatus.BAD_REQUEST, ErrorCode.BAD_FORMAT, "A value is not what it should be."));
    }
    if (state.startsWith("40") || state.startsWith("55P")) {
      return Optional.of(
          Problem.of(
              HttpStatus.CONFLICT,
              ErrorCode.IN_FLIGHT,
              "Somebody else is changing this: try again."));
    }
    boolean away = state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    return away ? Optional.of(StatusProblems.of(HttpStatus.SERVICE_UNAVAILABLE)) : Optional.empty();
  }

  private static String rule(SQLException refused) {
    return refused instanceof PSQLException known && known.getServerErrorMessage() != null
        ? String.valueOf(known.getServerErrorMessage().getConstraint())
        : "";
  }
}
