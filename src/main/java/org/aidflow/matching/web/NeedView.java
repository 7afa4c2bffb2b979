package org.aidflow.matching.web;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Need;
import org.aidflow.matching.NeedStatus;

/**
 * A need as anybody may see it: no names, no village, no words of the applicant.
 *
 * @param area the township
 * @param openFen what can still be pledged
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
    Instant offeredAt) {

  static NeedView of(Need need) {
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
        need.offeredAt());
  }
}
