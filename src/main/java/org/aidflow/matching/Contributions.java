package org.aidflow.matching;

import static org.aidflow.matching.ContributionStatus.EXPIRED;
import static org.aidflow.matching.ContributionStatus.INITIATED;
import static org.aidflow.matching.ContributionStatus.PENDING;
import static org.aidflow.matching.ContributionStatus.RECEIVED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Contributions on their way in. A channel may announce one before it has the money, and say that
 * it is under way or that it failed; what counts is the report of the money, {@link Gifts#receive}.
 */
@Service
@Transactional
public class Contributions {
  private static final Set<ContributionStatus> AWAITED = EnumSet.of(INITIATED, PENDING);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Limit AT_ONCE = Limit.of(50);

  private final ContributionRepository contributions;
  private final GiftChecks checks;
  private final Decisions decisions;
  private final Outbox outbox;
  private final Clock clock;

  Contributions(
      ContributionRepository contributions,
      GiftChecks checks,
      Decisions decisions,
      Outbox outbox,
      Clock clock) {
    this.contributions = contributions;
    this.checks = checks;
    this.decisions = decisions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Keeps what a channel announces; the same announcement again finds what was kept.
   *
   * @throws InvalidInput when it names a donor, pledge or fund that is not there, or expires too
   *     late
   * @throws Conflict with the {@code contributionId} when the channel named something else under
   *     this reference
   */
  public Contribution announce(NewContribution announced) {
    checks.check(announced.donorId(), announced.pledgeId(), announced.fundArea());
    var now = clock.instant();
    boolean isNew =
        contributions.keep(
                UUID.randomUUID(),
                announced.clientId(),
                announced.channelReference(),
                announced.donorId(),
                announced.pledgeId(),
                code(announced.fundArea()),
                announced.amount().fen(),
                null,
                INITIATED.name(),
                now,
                expiry(announced, now))
            == 1;
    var kept = named(announced.clientId(), announced.channelReference());
    if (!isNew && !announced.isSameAs(kept)) {
      throw taken(kept);
    }
    return kept;
  }

  /** A contribution of this channel; others' are not there. */
  @Transactional(readOnly = true)
  public Contribution of(UUID id, String clientId) {
    return contributions
        .findById(id)
        .filter(found -> found.clientId().equals(clientId))
        .orElseThrow(() -> new NotFound("There is no contribution " + id));
  }

  /**
   * The channel's word of an announced contribution: PENDING, FAILED or EXPIRED; the same word
   * again changes nothing.
   *
   * @throws Conflict when the money is there, or the word comes too late
   */
  public Contribution hear(UUID id, String clientId, ContributionStatus said) {
    var contribution =
        contributions
            .locked(id)
            .filter(found -> found.clientId().equals(clientId))
            .orElseThrow(() -> new NotFound("There is no contribution " + id));
    if (contribution.status() == said) {
      return contribution;
    }
    if (said == PENDING) {
      contribution.await();
    } else {
      contribution.end(said, clock.instant());
    }
    return contribution;
  }

  /**
   * Has contributions expire whose time is over, some at a time; several nodes may do it at once.
   *
   * @return how many expired
   */
  public int expireOverdue() {
    var now = clock.instant();
    var overdue = contributions.lockedOverdue(AWAITED, now, AT_ONCE);
    overdue.forEach(contribution -> expire(contribution, now));
    return overdue.size();
  }

  /**
   * The contribution that this report is about, locked. Received by this report when {@code isNew},
   * else as it was found.
   *
   * @param id of the contribution, unless it was announced under another
   */
  Reported received(NewGift report, UUID id) {
    boolean isNew =
        contributions.keep(
                id,
                report.clientId(),
                report.channelReference(),
                report.donorId(),
                report.pledgeId(),
                code(report.fundArea()),
                null,
                report.amount().fen(),
                RECEIVED.name(),
                null,
                null)
            == 1;
    var kept = named(report.clientId(), report.channelReference());
    if (isNew || kept.status().isReceived()) {
      return new Reported(kept, isNew);
    }
    if (!kept.donorId().equals(report.donorId())) {
      throw taken(kept);
    }
    kept.receive(report.amount());
    return new Reported(kept, true);
  }

  /** A contribution with its money, and whether that came just now. */
  record Reported(Contribution contribution, boolean isNew) {}

  /** The contribution whose money is to be moved; nobody else moves it before this commits. */
  Contribution locked(UUID giftId) {
    return contributions
        .locked(giftId)
        .orElseThrow(() -> new NotFound("There is no gift " + giftId));
  }

  /** The money that the channel reported under this reference. */
  Optional<Contribution> receivedAs(String clientId, String channelReference) {
    return contributions
        .findByClientIdAndChannelReference(clientId, channelReference)
        .filter(found -> found.status().isReceived());
  }

  /** Whether any channel reported money under this reference. */
  boolean isReceivedAs(String channelReference) {
    return contributions.findByChannelReference(channelReference).stream()
        .anyMatch(found -> found.status().isReceived());
  }

  List<Contribution> of(List<UUID> giftIds) {
    return contributions.findByIdIn(giftIds);
  }

  private Contribution named(String clientId, String channelReference) {
    return contributions.lockedNamed(clientId, channelReference).orElseThrow();
  }

  private Instant expiry(NewContribution announced, Instant now) {
    var wished = announced.expiresAt();
    if (wished == null) {
      return now.plus(Duration.ofHours(decisions.policy("contribution-hours")));
    }
    if (!wished.isAfter(now) || wished.isAfter(now.plus(LONGEST))) {
      throw InvalidInput.of("expiresAt", ErrorCode.OUT_OF_RANGE, "within the next 30 days");
    }
    return wished;
  }

  private void expire(Contribution contribution, Instant now) {
    contribution.end(EXPIRED, now);
    outbox.event(
        "contribution-expired",
        contribution.id().toString(),
        contribution.clientId(),
        Map.of(
            "contributionId", contribution.id(),
            "amountFen", contribution.announced().map(Money::fen).orElseThrow()));
  }

  private static Conflict taken(Contribution kept) {
    return new Conflict(
        ErrorCode.DUPLICATE,
        "Another contribution was named under this reference",
        Map.of("contributionId", kept.id(), "current", kept.status()));
  }

  private static @Nullable String code(@Nullable AreaCode area) {
    return area == null ? null : area.value();
  }
}
