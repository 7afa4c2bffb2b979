package org.aidflow.notice.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.casefile.Category;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.aidflow.notice.ApprovedGoods;
import org.aidflow.notice.Notice;

/**
 * A notice.
 *
 * @param applicant the name, masked
 * @param approvedFen what of it is money
 * @param approvedGoods what of it is goods
 */
record NoticeView(
    UUID id,
    AreaCode area,
    String areaName,
    String applicant,
    int householdSize,
    Category category,
    Money approvedFen,
    List<ApprovedGoods> approvedGoods,
    Instant publishedAt,
    Instant until) {

  static NoticeView of(Notice notice) {
    return new NoticeView(
        notice.id(),
        notice.area(),
        Areas.fullName(notice.area()),
        notice.applicant(),
        notice.householdSize(),
        notice.category(),
        notice.approved(),
        notice.goods(),
        notice.publishedAt(),
        notice.until());
  }
}
