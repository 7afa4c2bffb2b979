package org.aidflow.casefile.web;

import java.time.Instant;
import java.util.Set;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A case in a list. */
record CaseSummary(
    CaseNumber caseNumber,
    @Nullable String externalRef,
    CaseStatus status,
    Set<CaseFlag> flags,
    AreaCode area,
    Category category,
    Money askedFen,
    Money approvedFen,
    Money metFen,
    Money paidFen,
    Instant filedAt,
    Instant updatedAt) {

  static CaseSummary of(CaseFile file) {
    return new CaseSummary(
        file.caseNumber(),
        file.externalRef().orElse(null),
        file.status(),
        file.flags(),
        file.area(),
        file.category(),
        file.asked(),
        file.approved(),
        file.met(),
        file.paid(),
        file.filedAt(),
        file.updatedAt());
  }
}
