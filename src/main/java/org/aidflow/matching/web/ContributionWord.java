package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.aidflow.matching.ContributionStatus;

/** What a payment channel says of a contribution that it announced. */
@Schema(name = "ContributionWord")
record ContributionWord(@Schema(example = "PENDING") @NotNull Status status) {

  /** Money that is there is told by {@code POST /gifts}. */
  enum Status {
    PENDING,
    FAILED,
    EXPIRED
  }

  ContributionStatus said() {
    return ContributionStatus.valueOf(status.name());
  }
}
