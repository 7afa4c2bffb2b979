package org.aidflow.matching.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.WaitingList;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Need;
import org.aidflow.matching.Needs;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.Pledges;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Needs on offer, open to everybody, and pledges for them. */
@RestController
@RequestMapping("/api/v1/needs")
@Tag(name = "Needs", description = "Needs that look for donors, masked")
class NeedController {
  private final Needs needs;
  private final Pledges pledges;
  private final WaitingList waiting;

  NeedController(Needs needs, Pledges pledges, WaitingList waiting) {
    this.needs = needs;
    this.pledges = pledges;
    this.waiting = waiting;
  }

  @GetMapping
  @Operation(summary = "Needs of which something is open, the longest waiting first")
  Page<NeedView> open(
      @RequestParam(required = false) @Parameter(example = "520502") @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Nullable PriorityBand priority,
      @Valid @ParameterObject Paging paging) {
    var open = needs.open(known(area), category, priority, paging);
    var ranks = waiting.ranksOf(open.items().stream().map(Need::caseNumber).toList());
    return open.map(need -> NeedView.of(need, ranks.get(need.caseNumber())));
  }

  @GetMapping("/{needId}")
  @Operation(summary = "One need, on offer or no longer")
  NeedView one(@PathVariable UUID needId) {
    var need = needs.of(needId);
    return NeedView.of(need, waiting.rankOf(need.caseNumber()).orElse(null));
  }

  @PostMapping("/{needId}/pledges")
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Operation(
      summary = "Reserves a part of a need for a donor",
      description =
          "amountFen of a need of money, quantity of a need of goods. More than is open is refused"
              + " with 409 and openFen or openQuantity.")
  @ApiResponse(responseCode = "201", description = "Reserved until reservedUntil")
  ResponseEntity<PledgeView> pledge(
      @PathVariable UUID needId, @Valid @RequestBody PledgeForm form, Principal client) {
    var pledge = pledge(needId, form, client.getName());
    return ResponseEntity.created(URI.create("/api/v1/pledges/" + pledge.id()))
        .body(PledgeView.of(pledge));
  }

  private Pledge pledge(UUID needId, PledgeForm form, String client) {
    return form.isOfGoods()
        ? pledges.makeOfGoods(needId, form.donorId(), client, requireNonNull(form.quantity()))
        : pledges.make(needId, form.donorId(), client, Money.fen(requireNonNull(form.amountFen())));
  }

  private static @Nullable AreaCode known(@Nullable AreaCode area) {
    if (area == null) {
      return null;
    }
    if (!Areas.exists(area)) {
      throw InvalidInput.of("area", ErrorCode.UNKNOWN_AREA, "unknown area");
    }
    if (area.level() == AreaLevel.VILLAGE) {
      throw InvalidInput.of("area", ErrorCode.OUT_OF_RANGE, "a township or what is around it");
    }
    return area;
  }
}
