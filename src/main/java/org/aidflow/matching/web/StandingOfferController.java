package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.donor.StandingOffers;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Offers;
import org.springdoc.core.annotations.ParameterObject;
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

/** What donors offer for needs yet to come, and their answers when one fits. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
@Tag(name = "Donors")
class StandingOfferController {
  private final StandingOffers standing;
  private final Offers offers;

  StandingOfferController(StandingOffers standing, Offers offers) {
    this.standing = standing;
    this.offers = offers;
  }

  @PostMapping("/donors/{donorId}/standing-offers")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Offers a budget for needs yet to come",
      description = "Needs that fit are pledged for at once, or put to the donor as offers.")
  @ApiResponse(responseCode = "201", description = "Stands from now on")
  StandingOfferView make(
      @PathVariable UUID donorId, @Valid @RequestBody StandingOfferForm form, Principal client) {
    return StandingOfferView.of(standing.make(donorId, client.getName(), form.offer()), Money.ZERO);
  }

  @GetMapping("/donors/{donorId}/standing-offers")
  @Operation(summary = "The standing offers of a donor, and what they have promised")
  List<StandingOfferView> list(@PathVariable UUID donorId, Principal client) {
    return standing.of(donorId, client.getName()).stream()
        .map(offer -> StandingOfferView.of(offer, offers.committed(offer.id())))
        .toList();
  }

  @DeleteMapping("/donors/{donorId}/standing-offers/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes a standing offer back; what was pledged stays pledged")
  void end(@PathVariable UUID donorId, @PathVariable UUID id, Principal client) {
    standing.end(donorId, id, client.getName());
  }

  @GetMapping("/donors/{donorId}/offers")
  @Operation(summary = "The needs that were put to a donor, the newest first")
  Page<OfferView> ofDonor(
      @PathVariable UUID donorId, @Valid @ParameterObject Paging paging, Principal client) {
    return offers.ofDonor(donorId, client.getName(), paging).map(OfferView::of);
  }

  @GetMapping("/offers/{offerId}")
  @Operation(summary = "A need that was put to a donor")
  OfferView one(@PathVariable UUID offerId, Principal client) {
    return OfferView.of(offers.of(offerId, client.getName()));
  }

  @PostMapping("/offers/{offerId}/answer")
  @Operation(
      summary = "Accepts or declines an offer",
      description = "Accepted, it is a pledge; more than is open by now is refused with 409.")
  OfferView answer(
      @PathVariable UUID offerId, @Valid @RequestBody OfferAnswer answer, Principal client) {
    return OfferView.of(offers.answer(offerId, client.getName(), answer.answer(), answer.amount()));
  }
}
