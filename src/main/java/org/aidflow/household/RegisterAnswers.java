package org.aidflow.household;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the poverty register said for each case, at once or later. */
@Sends({"register-answered", "data-corrected"})
@Service
@Transactional
public class RegisterAnswers {

  private static final String ANSWERED = "register-answered";

  private final LocalPovertyRegister local;
  private final RemotePovertyRegister remote;
  private final Signals signals;
  private final JdbcClient jdbc;
  private final Clock clock;

  RegisterAnswers(
      LocalPovertyRegister local,
      RemotePovertyRegister remote,
      Signals signals,
      JdbcClient jdbc,
      Clock clock) {
    this.local = local;
    this.remote = remote;
    this.signals = signals;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Asks the register; the answer is kept, or comes later. */
  public RegisterAnswer ask(CaseNumber caseNumber, Household household) {
    RegisterAnswer answer =
        competentFor(household.area()).ask(caseNumber, household.applicant(), household.area());
    keep(caseNumber, answer);
    return answer;
  }

  /**
   * Asks about somebody else than before. Whoever waits for an answer gets the new one; where the
   * case has gone on, the new one is told as a correction.
   */
  public RegisterAnswer askAgain(CaseNumber caseNumber, Household household) {
    boolean awaited = remote.closeAll(caseNumber);
    RegisterAnswer answer = ask(caseNumber, household);
    if (!awaited) {
      remote.askedAgain(caseNumber);
    } else if (!(answer instanceof RegisterAnswer.Later)) {
      signals.send(ANSWERED, caseNumber);
    }
    return answer;
  }

  /** When it was last asked, or answered at once; empty when it never was. */
  @Transactional(readOnly = true)
  public Optional<Instant> lastAskedAt(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select max(at) from (
              select answered_at as at from register_answer where case_number = :case
              union all
              select asked_at from register_question where case_number = :case) as asked
            """)
        .param("case", caseNumber.value())
        .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  private PovertyRegister competentFor(AreaCode area) {
    return remote.clientFor(area).isPresent() ? remote : local;
  }

  /**
   * A far register answers what it was asked.
   *
   * @return the case that the answer is for
   * @throws NotFound when this client was never asked that
   * @throws Conflict when its answer is not waited for any more
   */
  public CaseNumber answered(UUID question, String clientId, RegisterAnswer answer) {
    CaseNumber caseNumber =
        remote
            .asked(question, clientId)
            .orElseThrow(() -> new NotFound("There is no question " + question));
    if (!remote.close(question)) {
      throw Conflict.of(
          ErrorCode.WRONG_STATE, "Question " + question + " is answered or was checked by hand");
    }
    keep(caseNumber, answer);
    signals.send(remote.isAskedAgain(question) ? "data-corrected" : ANSWERED, caseNumber);
    return caseNumber;
  }

  /** The register was silent, and a person found out what it knows. */
  public void checkedByHand(
      CaseNumber caseNumber, RegisterStatus status, @Nullable LocalDate until) {
    remote.closeAll(caseNumber);
    insert(caseNumber, status, until);
  }

  /** The newest answer for a case; none while the register has not answered. */
  @Transactional(readOnly = true)
  public Optional<RegisterStatus> statusOf(CaseNumber caseNumber) {
    return jdbc.sql(
            "select status from register_answer where case_number = :case order by answered_at desc limit 1")
        .param("case", caseNumber.value())
        .query(String.class)
        .optional()
        .map(RegisterStatus::valueOf);
  }

  private void keep(CaseNumber caseNumber, RegisterAnswer answer) {
    if (answer instanceof RegisterAnswer.Found found) {
      insert(caseNumber, found.status(), found.validUntil());
    } else if (answer instanceof RegisterAnswer.NotListed) {
      insert(caseNumber, RegisterStatus.NONE, null);
    }
  }

  private void insert(CaseNumber caseNumber, RegisterStatus status, @Nullable LocalDate until) {
    jdbc.sql(
            """
            insert into register_answer (case_number, status, valid_until, answered_at)
            values (:case, :status, :until, :at)
            """)
        .param("case", caseNumber.value())
        .param("status", status.name())
        .param("until", until)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }
}
