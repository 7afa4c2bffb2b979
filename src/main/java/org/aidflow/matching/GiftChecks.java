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

  void check(NewGift gift) {
    List<FieldError> flaws = new ArrayList<>();
    if (isAhead(gift.paidAt())) {
      flaws.add(new FieldError("paidAt", ErrorCode.FUTURE_DATE, "lies in the future"));
    }
    if (donors.find(gift.donorId()).isEmpty()) {
      flaws.add(new FieldError("donorId", ErrorCode.NOT_FOUND, "there is no such donor"));
    }
    if (gift.pledgeId() != null && !isMade(gift.pledgeId(), gift.donorId())) {
      flaws.add(new FieldError("pledgeId", ErrorCode.NOT_FOUND, "the donor made no such pledge"));
    }
    if (gift.fundArea() != null && !hasFund(gift.fundArea())) {
      flaws.add(new FieldError("fundId", ErrorCode.UNKNOWN_AREA, "the code of a county"));
    }
    if (gift.pledgeId() != null && gift.fundArea() != null) {
      flaws.add(new FieldError("fundId", ErrorCode.NOT_ALLOWED, "either a pledge or a fund"));
    }
    InvalidInput.throwIfAny(flaws);
  }

  private boolean isAhead(Instant paidAt) {
    return paidAt.isAfter(clock.instant().plus(CLOCKS_DIFFER));
  }

  private boolean isMade(UUID pledgeId, UUID donorId) {
    return pledges.existsByIdAndDonorId(pledgeId, donorId);
  }

  private static boolean hasFund(AreaCode area) {
    return area.level() == AreaLevel.COUNTY && Areas.exists(area);
  }
}
