package org.aidflow.household;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the poverty register said for each case, at once or later. */
@Sends("register-answered")
@Service
@Transactional
public class RegisterAnswers {

  /** Wakes a case that waits for the register. */
  public static final String ANSWERED = "register-answered";

  private final PovertyRegister register;
  private final Signals signals;
  private final JdbcClient jdbc;
  private final Clock clock;

  RegisterAnswers(PovertyRegister register, Signals signals, JdbcClient jdbc, Clock clock) {
    this.register = register;
    this.signals = signals;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Asks the register; the answer is kept, or comes later. */
  public RegisterAnswer ask(CaseNumber caseNumber, Household household) {
    RegisterAnswer answer = register.ask(caseNumber, household.applicant(), household.area());
    keep(caseNumber, answer);
    return answer;
  }

  /** The register answered a question of before: the case that waits for it goes on. */
  public void answered(CaseNumber caseNumber, RegisterAnswer answer) {
    keep(caseNumber, answer);
    signals.send(ANSWERED, caseNumber);
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
