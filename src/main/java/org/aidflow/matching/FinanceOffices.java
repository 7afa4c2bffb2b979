package org.aidflow.matching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.bank.CustodySettings;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.springframework.stereotype.Component;

/** Which county's finance office sees to the money of a gift. */
@Component
class FinanceOffices {
  private final NeedRepository needs;
  private final PledgeRepository pledges;
  private final AreaCode custody;

  FinanceOffices(NeedRepository needs, PledgeRepository pledges, CustodySettings custody) {
    this.needs = needs;
    this.pledges = pledges;
    this.custody = custody.area();
  }

  /** The one where the gift was first meant to help, else that of the custody account. */
  AreaCode of(GiftAccount account) {
    var served = account.allocations().stream().flatMap(part -> part.needId().stream());
    var pledged = account.gift().pledgeId().flatMap(pledges::findById).map(Pledge::needId);
    return first(Stream.concat(pledged.stream(), served).toList())
        .or(() -> account.gift().fundArea())
        .map(area -> area.at(AreaLevel.COUNTY))
        .orElse(custody);
  }

  private Optional<AreaCode> first(List<UUID> needIds) {
    return needIds.stream().flatMap(id -> needs.findById(id).stream()).map(Need::area).findFirst();
  }
}
