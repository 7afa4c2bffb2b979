package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.matching.Pledges;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pledges of the client that calls. */
@RestController
@RequestMapping("/api/v1/pledges")
@PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
@Tag(name = "Needs")
class PledgeController {
  private final Pledges pledges;

  PledgeController(Pledges pledges) {
    this.pledges = pledges;
  }

  @GetMapping("/{pledgeId}")
  @Operation(summary = "One pledge")
  PledgeView one(@PathVariable UUID pledgeId, Principal client) {
    return PledgeView.of(pledges.of(pledgeId, client.getName()));
  }

  @PostMapping("/{pledgeId}/goods")
  @Operation(
      summary = "The donor has brought pieces of what was pledged; they meet the need",
      description =
          "More than the pledge still reserves is refused with 409 and reservedQuantity; after it"
              + " lapsed, pledge again.")
  PledgeView bring(
      @PathVariable UUID pledgeId, @Valid @RequestBody BroughtGoods goods, Principal client) {
    return PledgeView.of(pledges.bring(pledgeId, client.getName(), goods.quantity()));
  }

  @DeleteMapping("/{pledgeId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes a pledge back; what it reserved is open again")
  void withdraw(@PathVariable UUID pledgeId, Principal client) {
    pledges.withdraw(pledgeId, client.getName());
  }
}
