package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.matching.Contributions;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What payment channels expect, and what they know of it. */
@RestController
@RequestMapping("/api/v1/contributions")
@PreAuthorize(Scopes.MAY_REPORT_GIFTS)
@Tag(name = "Gifts")
class ContributionController {
  private final Contributions contributions;

  ContributionController(Contributions contributions) {
    this.contributions = contributions;
  }

  @PostMapping
  @Operation(
      summary = "Announces money that is expected",
      description = "POST /gifts with the same channelReference says that it is there.")
  @ApiResponse(responseCode = "201", description = "Announced")
  ResponseEntity<ContributionView> announce(
      @Valid @RequestBody ContributionForm form, Principal client) {
    var contribution = contributions.announce(form.announcedBy(client.getName()));
    return ResponseEntity.created(URI.create("/api/v1/contributions/" + contribution.id()))
        .body(ContributionView.of(contribution));
  }

  @PostMapping("/{contributionId}/status")
  @Operation(summary = "Says that the payment is under way, or that no money comes")
  ContributionView hear(
      @PathVariable UUID contributionId,
      @Valid @RequestBody ContributionWord word,
      Principal client) {
    return ContributionView.of(contributions.hear(contributionId, client.getName(), word.said()));
  }

  @GetMapping("/{contributionId}")
  @Operation(summary = "One contribution")
  ContributionView one(@PathVariable UUID contributionId, Principal client) {
    return ContributionView.of(contributions.of(contributionId, client.getName()));
  }
}
