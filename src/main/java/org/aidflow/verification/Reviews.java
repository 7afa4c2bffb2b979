package org.aidflow.verification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.FormInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a case is large or strict, somebody who did not visit looks at what was found. */
@Service
@Transactional
public class Reviews {

  private final CaseFiles files;
  private final Hits hits;
  private final Findings findings;
  private final FourEyes fourEyes;
  private final Decisions decisions;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reviews(
      CaseFiles files,
      Hits hits,
      Findings findings,
      FourEyes fourEyes,
      Decisions decisions,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.hits = hits;
    this.findings = findings;
    this.fourEyes = fourEyes;
    this.decisions = decisions;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Who has to review before the case is decided; nobody, or nobody any more. */
  @Transactional(readOnly = true)
  public Optional<Role> reviewer(CaseNumber caseNumber, Eligibility eligibility) {
    Optional<Role> asked =
        switch (eligibility.outcome()) {
          case COUNTY_REVIEW -> Optional.of(Role.COUNTY_APPROVER);
          case STRICT -> Optional.of(Role.TOWNSHIP_REVIEWER);
          case ELIGIBLE, UNKNOWN ->
              isLarge(caseNumber) ? Optional.of(Role.TOWNSHIP_REVIEWER) : Optional.empty();
          case PROVISIONAL, SEND_BACK, NOT_ELIGIBLE, REFUSE -> Optional.empty();
        };
    return asked.filter(role -> !isAccepted(caseNumber));
  }

  /**
   * Keeps the review and clears what it clears.
   *
   * @throws InvalidInput naming what it lacks
   */
  public ReviewOutcome record(CaseNumber caseNumber, Review review, FormInput form) {
    fourEyes.record(caseNumber, Hand.REVIEWED, review.official());
    findings.record(caseNumber, form);
    review
        .cleared()
        .forEach((hit, reason) -> hits.clear(caseNumber, hit, reason, review.official()));
    if (review.outcome() == ReviewOutcome.ACCEPT) {
      refuseWhatStillSpeaksAgainst(caseNumber);
    }
    if (review.outcome() == ReviewOutcome.RECOMMEND_REFUSAL && review.reasons().isEmpty()) {
      throw InvalidInput.of("reasonCodes", ErrorCode.REQUIRED, "Give at least one reason");
    }
    keep(caseNumber, review);
    timeline.write(caseNumber, TimelineCode.REVIEWED, Map.of("review", review.outcome().name()));
    return review.outcome();
  }

  private void refuseWhatStillSpeaksAgainst(CaseNumber caseNumber) {
    if (hits.open(caseNumber).stream().anyMatch(hit -> hit.severity() == Severity.VETO)) {
      throw InvalidInput.of(
          "clearedHits",
          ErrorCode.REQUIRED,
          "What speaks against the need has to be cleared with a reason, or the refusal recommended");
    }
  }

  private boolean isLarge(CaseNumber caseNumber) {
    return files.of(caseNumber).confirmedValue().fen() > 100 * decisions.policy("review-over-yuan");
  }

  /** After a newer visit, or a completion, it has to be accepted anew. */
  private boolean isAccepted(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select exists (
              select from review r where r.case_number = :case and r.outcome = 'ACCEPT'
                and not exists (select from visit v
                                where v.case_number = :case and v.reported_at > r.reviewed_at)
                and not exists (select from completion_question q
                                where q.case_number = :case and q.asked_at > r.reviewed_at))
            """)
        .param("case", caseNumber.value())
        .query(Boolean.class)
        .single();
  }

  private void keep(CaseNumber caseNumber, Review review) {
    jdbc.sql(
            """
            insert into review (case_number, outcome, official, reasons, reviewed_at)
            values (:case, :outcome, :official, :reasons, :at)
            """)
        .param("case", caseNumber.value())
        .param("outcome", review.outcome().name())
        .param("official", review.official())
        .param("reasons", review.reasons().toArray(String[]::new))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }
}
