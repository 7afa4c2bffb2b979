package org.aidflow.followup;

import static org.aidflow.casefile.TimelineCode.EVALUATED;
import static org.aidflow.casefile.TimelineCode.EVALUATION_INVITED;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.DonorTold;
import org.aidflow.casefile.Timeline;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What both sides think of the help: the household under its case, everybody who gave under the
 * gift, or the pledge of goods. Each is asked once and answers once.
 */
@Service
@Transactional
public class Evaluations {
  private static final String INVITED = "evaluation-invited";

  private final JdbcClient jdbc;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final Tellings tellings;
  private final Vault vault;
  private final Clock clock;

  Evaluations(
      JdbcClient jdbc,
      CaseFiles cases,
      Timeline timeline,
      Tellings tellings,
      Vault vault,
      Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.timeline = timeline;
    this.tellings = tellings;
    this.vault = vault;
    this.clock = clock;
  }

  /** Asks both sides what they think. */
  public void invite(CaseNumber caseNumber) {
    timeline.write(caseNumber, EVALUATION_INVITED, Map.of());
    invite(caseNumber, Side.HOUSEHOLD, caseNumber.value(), cases.of(caseNumber).clientId());
    tellings.household(caseNumber, INVITED, Map.of());
    tellings.donors(caseNumber, INVITED, Map.of());
  }

  @EventListener
  void on(DonorTold told) {
    if (told.type().equals(INVITED)) {
      invite(told.caseNumber(), Side.DONOR, told.reference(), told.clientId());
    }
  }

  /**
   * Takes what somebody thinks.
   *
   * @param reference the case’s number, or the id of a gift or pledge
   * @param score 1, bad, to 5, very good
   * @param comment in their own words, for officials
   * @throws NotFound when this client was not asked about it
   * @throws Conflict when it has answered
   */
  public void answer(String reference, String client, int score, @Nullable String comment) {
    var words =
        comment == null || comment.isBlank()
            ? null
            : vault.keep(Map.of(PersonalField.REMARK, comment.strip()));
    var answered =
        jdbc.sql(
                """
                update evaluation set score = ?, words = ?, answered_at = ?
                where reference = ? and client_id = ? and score is null
                returning case_number, side
                """)
            .params(score, id(words), now(), reference, client)
            .query(
                (row, number) ->
                    new Answered(
                        new CaseNumber(row.getString("case_number")),
                        Side.valueOf(row.getString("side"))))
            .list();
    if (answered.isEmpty()) {
      refuse(reference, client);
    }
    answered.forEach(
        one ->
            timeline.write(
                one.caseNumber(),
                EVALUATED,
                Map.of("side", one.side().name(), "score", String.valueOf(score))));
  }

  /** The scores of a case so far, by side; the oldest first. */
  @Transactional(readOnly = true)
  public List<Evaluation> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select side, score from evaluation
            where case_number = ? and score is not null order by answered_at
            """)
        .param(caseNumber.value())
        .query(
            (row, number) ->
                new Evaluation(Side.valueOf(row.getString("side")), row.getInt("score")))
        .list();
  }

  /** Who thinks so. */
  public enum Side {
    HOUSEHOLD,
    DONOR
  }

  /**
   * What one of them thinks.
   *
   * @param score 1 to 5
   */
  public record Evaluation(Side side, int score) {}

  private record Answered(CaseNumber caseNumber, Side side) {}

  private void invite(CaseNumber caseNumber, Side side, String reference, String client) {
    jdbc.sql(
            """
            insert into evaluation (reference, case_number, side, client_id, invited_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(reference, caseNumber.value(), side.name(), client, now())
        .update();
  }

  private void refuse(String reference, String client) {
    boolean asked =
        jdbc.sql("select exists (select from evaluation where reference = ? and client_id = ?)")
            .params(reference, client)
            .query(Boolean.class)
            .single();
    if (!asked) {
      throw new NotFound("Nobody asked you what you think of " + reference);
    }
    throw Conflict.of(ErrorCode.WRONG_STATE, reference + " is evaluated already");
  }

  private static @Nullable UUID id(@Nullable VaultToken words) {
    return words == null ? null : words.value();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
