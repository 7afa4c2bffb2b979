package org.aidflow.approval;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
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

/** People decide on cases here; each ruling is kept with who, why and when. */
@Service
@Transactional
public class Approvals {

  private final EntityManager entities;
  private final CaseFiles files;
  private final FourEyes fourEyes;
  private final Timeline timeline;
  private final Clock clock;

  Approvals(
      EntityManager entities, CaseFiles files, FourEyes fourEyes, Timeline timeline, Clock clock) {
    this.entities = entities;
    this.files = files;
    this.fourEyes = fourEyes;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Keeps a decision and does what it says: approves the lines, or sends the case back.
   *
   * @return what was approved; nothing where it was no approval
   * @throws InvalidInput naming what does not fit together
   */
  public Money decide(CaseNumber caseNumber, Ruling ruling) {
    CaseFile file = files.of(caseNumber);
    Money approved = approvedBy(ruling, file);
    keep(file, ruling, approved, ruling.verdict().isFinal() ? Hand.DECIDED : Hand.OTHER);
    switch (ruling.verdict()) {
      case APPROVE, APPROVE_LOWER -> approve(file, ruling, approved);
      case SEND_BACK ->
          files.moveTo(caseNumber, CaseStatus.VERIFYING, TimelineCode.SENT_BACK, facts(ruling));
      case REFUSE -> timeline.write(caseNumber, TimelineCode.REFUSED, facts(ruling));
      case SIGN_REFUSAL, OVERRULE_REFUSAL ->
          throw new IllegalStateException("That is no decision but a signature");
    }
    return approved;
  }

  /**
   * Keeps whether the head signed a recommended refusal.
   *
   * @return whether the case is refused
   */
  public boolean sign(CaseNumber caseNumber, Ruling ruling) {
    boolean signed = ruling.verdict() == Verdict.SIGN_REFUSAL;
    CaseFile file = files.of(caseNumber);
    keep(file, ruling, Money.ZERO, signed ? Hand.SIGNED_REFUSAL : Hand.OTHER);
    timeline.write(
        caseNumber,
        signed ? TimelineCode.REFUSAL_SIGNED : TimelineCode.REFUSAL_OVERRULED,
        facts(ruling));
    return signed;
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

  private void keep(CaseFile file, Ruling ruling, Money approved, Hand hand) {
    requireReasons(ruling);
    fourEyes.record(file.caseNumber(), hand, ruling.official());
    entities.persist(new Decision(file.caseNumber(), ruling, approved, clock.instant()));
    var data = new HashMap<String, Object>();
    data.put("verdict", ruling.verdict());
    data.put("reasons", ruling.reasons());
    data.put("approvedFen", approved.fen());
    files.announce(file.caseNumber(), "case-decided", data);
  }

  private void approve(CaseFile file, Ruling ruling, Money amount) {
    files.approve(file.caseNumber(), distribute(amount, file.lines()));
    var facts = new HashMap<>(facts(ruling));
    facts.put("amount", file.approvedValue().yuan());
    facts.put("asked", file.askedValue().yuan());
    timeline.write(
        file.caseNumber(),
        ruling.verdict() == Verdict.APPROVE ? TimelineCode.APPROVED : TimelineCode.APPROVED_LOWER,
        facts);
  }

  private static Money approvedBy(Ruling ruling, CaseFile file) {
    return switch (ruling.verdict()) {
      case APPROVE -> whole(file);
      case APPROVE_LOWER -> lower(ruling, file);
      default -> Money.ZERO;
    };
  }

  private static Money whole(CaseFile file) {
    if (file.confirmedValue().isZero()) {
      throw InvalidInput.of(
          "decision", ErrorCode.OUT_OF_RANGE, "The visit confirmed nothing that could be approved");
    }
    return file.confirmed();
  }

  private static Money lower(Ruling ruling, CaseFile file) {
    Money amount = ruling.amount();
    if (amount == null) {
      throw InvalidInput.of("approvedYuan", ErrorCode.REQUIRED, "Say how much is approved");
    }
    if (!amount.isPositive() || !file.confirmed().isMoreThan(amount)) {
      throw InvalidInput.of(
          "approvedYuan",
          ErrorCode.OUT_OF_RANGE,
          "A lower amount is more than 0 and less than the %s yuan that were confirmed"
              .formatted(file.confirmed().yuan()));
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

  private static void requireReasons(Ruling ruling) {
    if (ruling.reasons().isEmpty()) {
      throw InvalidInput.of("reasonCodes", ErrorCode.REQUIRED, "Give at least one reason");
    }
    for (Reason reason : ruling.reasons()) {
      if (!reason.fits(ruling.verdict())) {
        throw InvalidInput.of(
            "reasonCodes",
            ErrorCode.OUT_OF_RANGE,
            ruling.verdict().isFavourable()
                ? "One of them speaks against helping, the decision for it"
                : "One of them speaks for helping, the decision against it");
      }
    }
    boolean silent = ruling.words() == null || ruling.words().isBlank();
    if (silent && ruling.verdict() != Verdict.APPROVE) {
      throw InvalidInput.of("reasonText", ErrorCode.REQUIRED, "Give the reason in words");
    }
  }

  private static Map<String, String> facts(Ruling ruling) {
    return Map.of(
        "reasons",
        ruling.reasons().stream().map(Reason::name).collect(joining(",")),
        "words",
        ruling.words() == null ? "" : ruling.words());
  }
}
