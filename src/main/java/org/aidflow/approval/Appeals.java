package org.aidflow.approval;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.CurrentActor;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseChange;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.ChangeKind;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appeals against refusals: one for each, within its time, decided one level up by another person.
 */
@Sends("appeal-filed")
@Service
@Transactional
public class Appeals {
  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final Changes changes;
  private final Approvals approvals;
  private final Officials officials;
  private final FourEyes fourEyes;
  private final Timeline timeline;
  private final Signals signals;
  private final Vault vault;
  private final CurrentActor actor;
  private final Clock clock;

  Appeals(
      JdbcClient jdbc,
      CaseFiles files,
      Changes changes,
      Approvals approvals,
      Officials officials,
      FourEyes fourEyes,
      Timeline timeline,
      Signals signals,
      Vault vault,
      CurrentActor actor,
      Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.changes = changes;
    this.approvals = approvals;
    this.officials = officials;
    this.fourEyes = fourEyes;
    this.timeline = timeline;
    this.signals = signals;
    this.vault = vault;
    this.actor = actor;
    this.clock = clock;
  }

  /** What became of an appeal. */
  public enum Outcome {
    UPHELD,
    DISMISSED
  }

  /** Where a case goes on whose appeal was upheld. */
  public enum ResumeAt {
    VERIFICATION,
    DECISION
  }

  /**
   * What an official decided on an appeal.
   *
   * @param resumeAt where the case goes on, if it does
   */
  public record AppealRuling(
      Outcome outcome,
      @Nullable ResumeAt resumeAt,
      List<Reason> reasons,
      String words,
      String official,
      Instant decidedAt) {}

  /**
   * Takes the applicant's appeal; the words are kept in the vault.
   *
   * @throws Conflict when the case is not refused, its time for an appeal is over, or this refusal
   *     was appealed against before
   */
  public CaseFile file(CaseNumber caseNumber, String words) {
    CaseFile file = files.locked(caseNumber);
    if (file.status() != CaseStatus.REFUSED) {
      throw refused(file, "is %s: only a refusal is appealed against");
    }
    if (sinceRefusal(caseNumber).contains(TimelineCode.APPEAL_TIME_OVER)) {
      throw refused(file, "is %s for good: the time for an appeal is over");
    }
    if (sinceRefusal(caseNumber).contains(TimelineCode.APPEAL_FILED)) {
      throw refused(file, "is %s, and was appealed against before");
    }
    jdbc.sql(
            """
            insert into appeal (id, case_number, words, filed_by, filed_at) values (?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(),
            caseNumber.value(),
            vault.keep(Map.of(PersonalField.REMARK, words)).value(),
            actor.id(),
            Timestamp.from(clock.instant()))
        .update();
    files.flag(caseNumber, CaseFlag.UNDER_APPEAL, true);
    timeline.write(caseNumber, TimelineCode.APPEAL_FILED);
    files.announce(caseNumber, "appeal-filed", Map.of());
    signals.send("appeal-filed", caseNumber);
    return file;
  }

  /** The role that decides: one level above whoever refused; above the prefecture is nobody. */
  @Transactional(readOnly = true)
  public Role above(CaseNumber caseNumber) {
    boolean byTownship =
        officials.groupsOf(whoRefused(caseNumber)).stream()
            .flatMap(group -> Post.parse(group).stream())
            .map(Post::role)
            .noneMatch(role -> role == Role.COUNTY_APPROVER || role == Role.PREFECTURE_APPROVER);
    return byTownship ? Role.COUNTY_APPROVER : Role.PREFECTURE_APPROVER;
  }

  /**
   * Keeps what an official decided (form {@code decide-appeal}); an upheld one opens the case again
   * where it was refused.
   *
   * @throws InvalidInput naming what is missing
   */
  public AppealRuling decide(CaseNumber caseNumber, FormInput input) {
    var verdict = read(input);
    check(verdict);
    if (verdict.resumeAt() == ResumeAt.DECISION && files.of(caseNumber).confirmed().isZero()) {
      throw InvalidInput.of(
          "resumeAt", ErrorCode.OUT_OF_RANGE, "No visit has confirmed anything: verify first");
    }
    fourEyes.record(caseNumber, Hand.APPEAL_DECIDED, verdict.official());
    keep(caseNumber, input.taskId(), verdict);
    files.flag(caseNumber, CaseFlag.UNDER_APPEAL, false);
    if (verdict.outcome() == Outcome.UPHELD) {
      reopen(caseNumber, verdict);
    } else {
      timeline.write(caseNumber, TimelineCode.APPEAL_DISMISSED, facts(verdict));
    }
    files.announce(caseNumber, "appeal-decided", Map.of("outcome", verdict.outcome()));
    return verdict;
  }

  /** Nobody appealed in time. */
  public void timeIsOver(CaseNumber caseNumber) {
    timeline.write(caseNumber, TimelineCode.APPEAL_TIME_OVER);
  }

  /** The appeal is not decided any more: the applicant withdrew it, or died. */
  public void drop(CaseNumber caseNumber) {
    files.flag(caseNumber, CaseFlag.UNDER_APPEAL, false);
    timeline.write(caseNumber, TimelineCode.APPEAL_DROPPED);
  }

  /** What was decided on appeals of this case, the oldest first. */
  @Transactional(readOnly = true)
  public List<AppealRuling> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select outcome, resume_at, array_to_string(reasons, ',') as reasons, words, official, decided_at
            from appeal_decision where case_number = ? order by decided_at
            """)
        .param(caseNumber.value())
        .query(
            (row, number) ->
                new AppealRuling(
                    Outcome.valueOf(row.getString("outcome")),
                    Optional.ofNullable(row.getString("resume_at"))
                        .map(ResumeAt::valueOf)
                        .orElse(null),
                    List.of(row.getString("reasons").split(",")).stream()
                        .map(Reason::valueOf)
                        .toList(),
                    row.getString("words"),
                    row.getString("official"),
                    row.getTimestamp("decided_at").toInstant()))
        .list();
  }

  private void reopen(CaseNumber caseNumber, AppealRuling verdict) {
    changes.reopened(caseNumber);
    files.moveTo(caseNumber, CaseStatus.DECIDING, TimelineCode.APPEAL_UPHELD, facts(verdict));
    files.moveTo(caseNumber, CaseStatus.VERIFYING, TimelineCode.CASE_RESUMED, Map.of());
  }

  private AppealRuling read(FormInput input) {
    return new AppealRuling(
        Outcome.valueOf(input.text("outcome")),
        Optional.ofNullable(input.textOrNull("resumeAt")).map(ResumeAt::valueOf).orElse(null),
        input.choices("reasonCodes").stream().map(Reason::valueOf).toList(),
        input.text("reasonText"),
        input.official(),
        clock.instant());
  }

  private static void check(AppealRuling verdict) {
    boolean upheld = verdict.outcome() == Outcome.UPHELD;
    if (upheld && verdict.resumeAt() == null) {
      throw InvalidInput.of("resumeAt", ErrorCode.REQUIRED, "Say where the case goes on");
    }
    var alike = upheld ? Verdict.OVERRULE_REFUSAL : Verdict.SIGN_REFUSAL;
    if (verdict.reasons().isEmpty()
        || !verdict.reasons().stream().allMatch(reason -> reason.fits(alike))) {
      throw InvalidInput.of(
          "reasonCodes", ErrorCode.OUT_OF_RANGE, "Give reasons that speak for what you decide");
    }
  }

  private void keep(CaseNumber caseNumber, String taskId, AppealRuling verdict) {
    jdbc.sql(
            """
            insert into appeal_decision
              (id, case_number, task_id, outcome, resume_at, reasons, words, official, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(),
            caseNumber.value(),
            taskId,
            verdict.outcome().name(),
            verdict.resumeAt() == null ? null : verdict.resumeAt().name(),
            verdict.reasons().stream().map(Reason::name).toArray(String[]::new),
            verdict.words(),
            verdict.official(),
            Timestamp.from(verdict.decidedAt()))
        .update();
  }

  private String whoRefused(CaseNumber caseNumber) {
    var found =
        changes.of(caseNumber).stream()
            .filter(change -> change.kind() == ChangeKind.FRAUD_FOUND)
            .reduce((earlier, later) -> later);
    var decided =
        approvals.of(caseNumber).stream()
            .filter(
                decision ->
                    decision.verdict() == Verdict.REFUSE
                        || decision.verdict() == Verdict.SIGN_REFUSAL)
            .reduce((earlier, later) -> later);
    boolean byInvestigator =
        found
            .filter(
                change -> decided.isEmpty() || change.saidAt().isAfter(decided.get().decidedAt()))
            .isPresent();
    return byInvestigator
        ? found.map(CaseChange::saidBy).orElseThrow().replaceFirst("^official:", "")
        : decided.map(Decision::official).orElse("");
  }

  private List<TimelineCode> sinceRefusal(CaseNumber caseNumber) {
    var all = timeline.of(caseNumber).stream().map(TimelineEntry::code).toList();
    int refused =
        Math.max(
            all.lastIndexOf(TimelineCode.CLOSED_REFUSED), all.lastIndexOf(TimelineCode.STOPPED));
    return all.subList(Math.max(refused, 0), all.size());
  }

  private static Map<String, String> facts(AppealRuling verdict) {
    return Map.of(
        "reasons",
        verdict.reasons().stream().map(Reason::name).collect(joining(",")),
        "words",
        verdict.words());
  }

  private static Conflict refused(CaseFile file, String why) {
    return new Conflict(
        ErrorCode.WRONG_STATE,
        "Case %s ".formatted(file.caseNumber()) + why.formatted(file.status().en()),
        Map.of("caseNumber", file.caseNumber(), "current", file.status()));
  }
}
