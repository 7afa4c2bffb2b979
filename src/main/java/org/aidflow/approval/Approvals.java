package org.aidflow.approval;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People decide on cases here, step by step; each ruling is kept with who, why and when. The last
 * step that approves makes the case approved, any that refuses or sends back ends the round.
 */
@Service
@Transactional
public class Approvals {

  private static final String ROLE = "role";

  private final EntityManager entities;
  private final Rounds rounds;
  private final CaseFiles files;
  private final Rulings rulings;
  private final Timeline timeline;

  Approvals(
      EntityManager entities, Rounds rounds, CaseFiles files, Rulings rulings, Timeline timeline) {
    this.entities = entities;
    this.rounds = rounds;
    this.files = files;
    this.rulings = rulings;
    this.timeline = timeline;
  }

  /** What is to be done next, or how it was decided. */
  @Transactional(readOnly = true)
  public Standing standing(CaseNumber caseNumber) {
    return Standing.of(rounds.newest(caseNumber));
  }

  /**
   * Keeps an opinion; whoever has an interest in the case leaves it to the next level.
   *
   * @throws InvalidInput naming what does not fit together
   */
  public void advise(CaseNumber caseNumber, Ruling ruling) {
    ApprovalStep step = rounds.open(caseNumber);
    if (ruling.isConflict()) {
      step.raise();
      rulings.declareConflict(caseNumber, step, ruling, step.role());
      return;
    }
    rulings.keep(caseNumber, step, ruling, Money.ZERO, Hand.REVIEWED);
    step.take(ruling.verdict(), Money.ZERO);
    timeline.write(caseNumber, TimelineCode.OPINION_GIVEN, role(step));
  }

  /**
   * Keeps a decision and, when enough people have decided alike, does what they say: goes on to the
   * next step, approves the lines, refuses, or sends the case back. Whoever has an interest in the
   * case leaves it to the next level.
   *
   * @throws InvalidInput naming what does not fit together
   */
  public void decide(CaseNumber caseNumber, Ruling ruling) {
    ApprovalStep step = rounds.open(caseNumber);
    if (ruling.isConflict()) {
      step.raise();
      rulings.declareConflict(caseNumber, step, ruling, step.role());
      return;
    }
    cast(step, files.of(caseNumber), ruling);
  }

  /**
   * Keeps the vote of a member of a panel. Whoever has an interest in the case leaves the seat to
   * the next level.
   *
   * @param seat the role that the member sits there for
   */
  public Vote vote(CaseNumber caseNumber, Role seat, Ruling ruling) {
    ApprovalStep step = rounds.open(caseNumber);
    if (ruling.isConflict()) {
      Role next = seat.nextUp().orElse(seat);
      rulings.declareConflict(caseNumber, step, ruling, next);
      return new Vote(next, false, false);
    }
    cast(step, files.of(caseNumber), ruling);
    return new Vote(seat, true, step.verdict().isPresent());
  }

  /**
   * What became of a seat on a panel.
   *
   * @param seat the role that it is for now
   * @param cast somebody has voted there
   * @param decided the panel need not go on
   */
  public record Vote(Role seat, boolean cast, boolean decided) {}

  /**
   * Keeps whether the head signed a recommended refusal.
   *
   * @return whether the case is refused
   */
  public boolean sign(CaseNumber caseNumber, Ruling ruling) {
    boolean signed = ruling.verdict() == Verdict.SIGN_REFUSAL;
    rulings.keep(caseNumber, null, ruling, Money.ZERO, signed ? Hand.SIGNED_REFUSAL : Hand.OTHER);
    announce(caseNumber, ruling.verdict(), ruling.reasons(), Money.ZERO);
    timeline.write(
        caseNumber,
        signed ? TimelineCode.REFUSAL_SIGNED : TimelineCode.REFUSAL_OVERRULED,
        Map.of("reasons", Rulings.names(ruling.reasons()), "words", Rulings.words(ruling.words())));
    return signed;
  }

  /** Whether the official has voted on the step that is to be taken now. */
  @Transactional(readOnly = true)
  public boolean hasVoted(CaseNumber caseNumber, String official) {
    return votesOn(rounds.open(caseNumber)).stream()
        .anyMatch(vote -> vote.official().equals(official));
  }

  /** All rulings on a case, oldest first. */
  @Transactional(readOnly = true)
  public List<Decision> of(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select d from Decision d where d.caseNumber = ?1 order by d.decidedAt", Decision.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }

  private void cast(ApprovalStep step, CaseFile file, Ruling ruling) {
    if (step.act() == Act.SEND_BACK && ruling.verdict().isApproval()) {
      throw InvalidInput.of(
          "decision",
          ErrorCode.OUT_OF_RANGE,
          "With what the household was approved lately it is worth more than may be approved here:"
              + " send it back and offer a campaign, or refuse it");
    }
    rulings.keep(
        file.caseNumber(),
        step,
        ruling,
        approvedBy(ruling, file),
        ruling.verdict().isFinal() ? Hand.DECIDED : Hand.OTHER);
    Tally.of(votesOn(step), step.signatures())
        .ifPresentOrElse(
            tally -> settle(step, file, tally),
            () -> timeline.write(file.caseNumber(), TimelineCode.PANEL_VOTED, role(step)));
  }

  private List<Decision> votesOn(ApprovalStep step) {
    return entities
        .createQuery(
            "select d from Decision d where d.stepId = ?1 and d.verdict <> ?2 order by d.decidedAt",
            Decision.class)
        .setParameter(1, step.id())
        .setParameter(2, Verdict.DECLARE_CONFLICT)
        .getResultList();
  }

  private void settle(ApprovalStep step, CaseFile file, Tally tally) {
    step.take(tally.verdict(), tally.amount());
    entities.flush();
    CaseNumber caseNumber = file.caseNumber();
    Standing standing = standing(caseNumber);
    if (standing.verdict() == null) {
      timeline.write(
          caseNumber,
          TimelineCode.LEVEL_AGREED,
          Map.of("amount", tally.amount().yuan(), ROLE, standing.role().id()));
      return;
    }
    var reasons =
        tally.carrying().stream().flatMap(vote -> vote.reasons().stream()).distinct().toList();
    announce(caseNumber, tally.verdict(), reasons, tally.amount());
    var facts = new HashMap<String, String>();
    facts.put("reasons", Rulings.names(reasons));
    facts.put(
        "words",
        tally.carrying().stream()
            .map(vote -> Rulings.words(vote.words().orElse(null)))
            .filter(words -> !words.isEmpty())
            .collect(joining(" ")));
    switch (tally.verdict()) {
      case APPROVE, APPROVE_LOWER -> approve(file, tally.amount(), facts);
      case SEND_BACK ->
          files.moveTo(caseNumber, CaseStatus.VERIFYING, TimelineCode.SENT_BACK, facts);
      default -> timeline.write(caseNumber, TimelineCode.REFUSED, facts);
    }
  }

  private void announce(
      CaseNumber caseNumber, Verdict verdict, List<Reason> reasons, Money approved) {
    var data = new HashMap<String, Object>();
    data.put("verdict", verdict);
    data.put("reasons", reasons);
    data.put("approvedFen", approved.fen());
    files.announce(caseNumber, "case-decided", data);
  }

  private void approve(CaseFile file, Money amount, Map<String, String> facts) {
    files.approve(file.caseNumber(), distribute(amount, file.lines()));
    facts.put("amount", file.approvedValue().yuan());
    facts.put("asked", file.askedValue().yuan());
    timeline.write(
        file.caseNumber(),
        amount.equals(file.confirmed()) ? TimelineCode.APPROVED : TimelineCode.APPROVED_LOWER,
        facts);
  }

  /** What may be approved: what the visit confirmed, or what the level below has approved of it. */
  private Money ceiling(CaseFile file) {
    return rounds.newest(file.caseNumber()).stream()
        .filter(ApprovalStep::hasApproved)
        .map(ApprovalStep::approved)
        .reduce((earlier, later) -> later)
        .orElse(file.confirmed());
  }

  private Money approvedBy(Ruling ruling, CaseFile file) {
    return switch (ruling.verdict()) {
      case APPROVE -> whole(file);
      case APPROVE_LOWER -> lower(ruling, ceiling(file));
      default -> Money.ZERO;
    };
  }

  /** Of money; goods are approved as they were confirmed. */
  private Money whole(CaseFile file) {
    if (file.confirmedValue().isZero()) {
      throw InvalidInput.of(
          "decision", ErrorCode.OUT_OF_RANGE, "The visit confirmed nothing that could be approved");
    }
    return ceiling(file);
  }

  private static Money lower(Ruling ruling, Money ceiling) {
    Money amount = ruling.amount();
    if (amount == null) {
      throw InvalidInput.of("approvedYuan", ErrorCode.REQUIRED, "Say how much is approved");
    }
    if (!amount.isPositive() || !ceiling.isMoreThan(amount)) {
      throw InvalidInput.of(
          "approvedYuan",
          ErrorCode.OUT_OF_RANGE,
          "A lower amount is more than 0 and less than the %s yuan that were confirmed"
              .formatted(ceiling.yuan()));
    }
    return amount;
  }

  /** In the order in which they were asked for, each as far as the amount goes. */
  private static Map<UUID, Money> distribute(Money amount, List<NeedLine> lines) {
    var shares = new LinkedHashMap<UUID, Money>();
    Money left = amount;
    for (NeedLine line : lines) {
      Money share = left.atMost(line.confirmed());
      shares.put(line.id(), share);
      left = left.minus(share);
    }
    return shares;
  }

  private static Map<String, String> role(ApprovalStep step) {
    return Map.of(ROLE, step.role().id());
  }
}
