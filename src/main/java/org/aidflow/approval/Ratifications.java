package org.aidflow.approval;

import java.util.Map;
import java.util.Optional;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one person decided in an emergency is ratified afterwards by somebody of the next level, or
 * is not.
 */
@Service
@Transactional
public class Ratifications {

  private static final String ROLE = "role";

  private final Rounds rounds;
  private final Rulings rulings;
  private final CaseFiles files;
  private final Timeline timeline;

  Ratifications(Rounds rounds, Rulings rulings, CaseFiles files, Timeline timeline) {
    this.rounds = rounds;
    this.rulings = rulings;
    this.files = files;
    this.timeline = timeline;
  }

  /** Whose turn it is to ratify: one level above who decided, another one up after a conflict. */
  public Role ratifier(CaseNumber caseNumber) {
    ApprovalStep last = lastStep(caseNumber);
    if (last.act() == Act.RATIFICATION && last.verdict().isEmpty()) {
      return last.role();
    }
    if (last.act() != Act.EMERGENCY || !last.hasApproved()) {
      throw new IllegalStateException(
          "No emergency of %s was decided that could be ratified".formatted(caseNumber));
    }
    Role above = last.role().nextUp().orElse(last.role());
    rounds.begin(caseNumber, Act.RATIFICATION, above);
    timeline.write(caseNumber, TimelineCode.RATIFICATION_ASKED, Map.of(ROLE, above.id()));
    return above;
  }

  /**
   * Keeps what was said; whoever has an interest in the case leaves it to the next level.
   *
   * @return RATIFY, DENY_RATIFICATION, or DECLARE_CONFLICT
   */
  public Verdict ratify(CaseNumber caseNumber, Ruling ruling) {
    ApprovalStep step = rounds.open(caseNumber);
    if (ruling.isConflict()) {
      step.raise();
      rulings.declareConflict(caseNumber, step, ruling, step.role());
      return ruling.verdict();
    }
    rulings.keep(caseNumber, step, ruling, Money.ZERO, Hand.DECIDED);
    step.take(ruling.verdict(), Money.ZERO);
    boolean ratified = ruling.verdict() == Verdict.RATIFY;
    timeline.write(
        caseNumber,
        ratified ? TimelineCode.RATIFIED : TimelineCode.RATIFICATION_REFUSED,
        Map.of("reasons", Rulings.names(ruling.reasons()), "words", Rulings.words(ruling.words())));
    files.announce(caseNumber, "emergency-ratified", Map.of("ratified", ratified));
    return ruling.verdict();
  }

  /** An emergency was approved, and nobody has been asked to ratify it. */
  @Transactional(readOnly = true)
  public boolean isDue(CaseNumber caseNumber) {
    return last(caseNumber)
        .filter(step -> step.act() == Act.EMERGENCY && step.hasApproved())
        .isPresent();
  }

  /** What was decided in an emergency does not stand. */
  @Transactional(readOnly = true)
  public boolean isRefused(CaseNumber caseNumber) {
    return last(caseNumber)
        .flatMap(ApprovalStep::verdict)
        .filter(Verdict.DENY_RATIFICATION::equals)
        .isPresent();
  }

  private ApprovalStep lastStep(CaseNumber caseNumber) {
    return last(caseNumber)
        .orElseThrow(() -> new IllegalStateException("Nobody has decided on " + caseNumber));
  }

  private Optional<ApprovalStep> last(CaseNumber caseNumber) {
    return rounds.newest(caseNumber).stream().reduce((earlier, later) -> later);
  }
}
