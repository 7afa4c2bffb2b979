package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Need;
import org.aidflow.matching.NeedStatus;
import org.jspecify.annotations.Nullable;

/**
 * A need as anybody may see it: no names, no village, no story of the applicant.
 *
 * @param area the township
 * @param openFen what can still be pledged
 * @param goods null of a need of money
 * @param waitingRank the place of its case on the waiting list of the county, from 1; null when it
 *     is on none
 */
record NeedView(
    UUID needId,
    NeedStatus status,
    AreaCode area,
    String areaName,
    Category category,
    PriorityBand priority,
    Money askedFen,
    Money approvedFen,
    Money metFen,
    Money openFen,
    NeedKind kind,
    @Nullable Goods goods,
    Instant offeredAt,
    @Nullable Integer waitingRank) {

  /**
   * The pieces of a need of goods.
   *
   * @param openQuantity what can still be pledged
   */
  @Schema(name = "NeedGoods")
  record Goods(String item, int approvedQuantity, int metQuantity, int openQuantity) {}

  static NeedView of(Need need, @Nullable Integer waitingRank) {
    return new NeedView(
        need.id(),
        need.status(),
        need.area(),
        Areas.fullName(need.area()),
        need.category(),
        need.priority(),
        need.asked(),
        need.approved(),
        need.met(),
        need.open(),
        need.kind(),
        need.item()
            .map(
                item ->
                    new Goods(
                        item, need.approvedQuantity(), need.metQuantity(), need.openQuantity()))
            .orElse(null),
        need.offeredAt(),
        waitingRank);
  }
}
