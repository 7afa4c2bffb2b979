package org.aidflow.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aidflow.donor.Donors;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a report of a gift must name rightly; how much came in, and when, is never questioned. */
@Component
class GiftChecks {
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Donors donors;
  private final PledgeRepository pledges;
  private final Clock clock;

  GiftChecks(Donors donors, PledgeRepository pledges, Clock clock) {
    this.donors = donors;
    this.pledges = pledges;
    this.clock = clock;
  }

  /** Refuses money that is paid in the future. */
  void checkPaid(Instant paidAt) {
    InvalidInput.throwIfAny(ahead(paidAt));
  }

  void check(NewGift gift) {
    var flaws = new ArrayList<>(ahead(gift.paidAt()));
    flaws.addAll(flaws(gift.donorId(), gift.pledgeId(), gift.fundArea()));
    InvalidInput.throwIfAny(flaws);
  }

  /** Refuses a donor, a pledge or a fund that is not there. */
  void check(UUID donorId, @Nullable UUID pledgeId, @Nullable AreaCode fundArea) {
    InvalidInput.throwIfAny(flaws(donorId, pledgeId, fundArea));
  }

  /** Whether the area is one that can have a public fund. */
  static boolean hasFund(AreaCode area) {
    return area.level() == AreaLevel.COUNTY && Areas.exists(area);
  }

  private List<FieldError> flaws(
      UUID donorId, @Nullable UUID pledgeId, @Nullable AreaCode fundArea) {
    List<FieldError> flaws = new ArrayList<>();
    if (donors.find(donorId).isEmpty()) {
      flaws.add(new FieldError("donorId", ErrorCode.NOT_FOUND, "there is no such donor"));
    }
    if (pledgeId != null && !isMade(pledgeId, donorId)) {
      flaws.add(new FieldError("pledgeId", ErrorCode.NOT_FOUND, "the donor made no such pledge"));
    }
    if (fundArea != null && !hasFund(fundArea)) {
      flaws.add(new FieldError("fundId", ErrorCode.UNKNOWN_AREA, "the code of a county"));
    }
    if (pledgeId != null && fundArea != null) {
      flaws.add(new FieldError("fundId", ErrorCode.NOT_ALLOWED, "either a pledge or a fund"));
    }
    return flaws;
  }

  private List<FieldError> ahead(Instant paidAt) {
    return paidAt.isAfter(clock.instant().plus(CLOCKS_DIFFER))
        ? List.of(new FieldError("paidAt", ErrorCode.FUTURE_DATE, "lies in the future"))
        : List.of();
  }

  private boolean isMade(UUID pledgeId, UUID donorId) {
    return pledges.existsByIdAndDonorId(pledgeId, donorId);
  }
}
