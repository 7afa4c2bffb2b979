package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Wishes;
import org.aidflow.vault.PersonalField;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money that came in, reported by payment channels and read by who speaks for the donor. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Gifts", description = "Money that came in; it is never refused")
class GiftController {
  private final Gifts gifts;
  private final Wishes wishes;
  private final Donors donors;

  GiftController(Gifts gifts, Wishes wishes, Donors donors) {
    this.gifts = gifts;
    this.wishes = wishes;
    this.donors = donors;
  }

  @PostMapping("/gifts")
  @PreAuthorize(Scopes.MAY_REPORT_GIFTS)
  @Operation(
      summary = "Books money that came in",
      description =
          "What is late or too much stays unallocated until the donor says what to do; what is from"
              + " nobody known stands in suspense until somebody is.")
  @ApiResponse(responseCode = "201", description = "Booked")
  ResponseEntity<GiftView> receive(@Valid @RequestBody GiftForm form, Principal client) {
    var view =
        form.isFromNobody()
            ? GiftView.of(gifts.receiveFromNobody(form.fromNobody(client.getName())))
            : GiftView.of(gifts.receive(form.reportedBy(client.getName())));
    return ResponseEntity.created(URI.create("/api/v1/gifts/" + view.giftId())).body(view);
  }

  @GetMapping("/gifts/{giftId}")
  @PreAuthorize(Scopes.MAY_SEE_GIFTS)
  @Operation(summary = "One gift and what it serves")
  GiftView one(@PathVariable UUID giftId, Principal client) {
    return gifts
        .unplaced(giftId, client.getName())
        .map(GiftView::of)
        .orElseGet(() -> GiftView.of(gifts.of(giftId, client.getName())));
  }

  @PostMapping("/gifts/{giftId}/wish")
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Operation(
      summary = "Says what shall become of what serves nothing",
      description = "A need takes no more than is open of it; the rest waits for another wish.")
  GiftView wish(@PathVariable UUID giftId, @Valid @RequestBody WishForm form, Principal client) {
    return GiftView.of(wishes.carryOut(giftId, client.getName(), form.asWish()));
  }

  @GetMapping("/gifts/{giftId}/receipt")
  @PreAuthorize(Scopes.MAY_SEE_GIFTS)
  @Operation(summary = "The donation receipt")
  DonationReceipt receipt(@PathVariable UUID giftId, Principal client) {
    var gift = gifts.of(giftId, client.getName()).gift();
    var donor = donors.find(gift.donorId()).orElseThrow();
    return DonationReceipt.of(gift, donors.masked(donor).get(PersonalField.NAME));
  }

  @GetMapping("/donors/{donorId}/gifts")
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Operation(summary = "The gifts of a donor, the newest first")
  Page<GiftView> ofDonor(
      @PathVariable UUID donorId, @Valid @ParameterObject Paging paging, Principal client) {
    return gifts.ofDonor(donorId, client.getName(), paging).map(GiftView::of);
  }
}
