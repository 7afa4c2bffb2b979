package org.aidflow.casefile;

import java.time.Clock;
import java.time.Year;
import java.util.Map;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the next number of a kind and year, once per client's own reference. */
@Component
class CaseNumbers {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The next number.
   *
   * @throws Conflict naming the first case, when the client has used this reference before
   */
  CaseNumber next(CaseKind kind, String clientId, @Nullable String externalRef) {
    Given given =
        jdbc.sql("select case_number, known from next_case_number(:kind, :year, :client, :ref)")
            .param("kind", kind.prefix())
            .param("year", Year.now(clock.withZone(WorkingDays.ZONE)).getValue())
            .param("client", clientId)
            .param("ref", externalRef)
            .query(Given.class)
            .single();
    if (given.known()) {
      throw new Conflict(
          ErrorCode.DUPLICATE,
          "externalRef was used before, for case " + given.caseNumber(),
          Map.of("field", "externalRef", "caseNumber", given.caseNumber()));
    }
    return new CaseNumber(given.caseNumber());
  }

  record Given(String caseNumber, boolean known) {}
}
