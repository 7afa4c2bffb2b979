package org.aidflow.exchange.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.exchange.DeliveryStatus;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.exchange.Webhook;
import org.aidflow.exchange.WebhookDeliveries;
import org.aidflow.exchange.WebhookDelivery;
import org.aidflow.exchange.Webhooks;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a client's own things, for those who would rather be called than ask. */
@RestController
@RequestMapping("/api/v1/webhooks")
@PreAuthorize("hasAuthority('SCOPE_events')")
@Tag(name = "Events")
class WebhookController {
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;

  WebhookController(Webhooks webhooks, WebhookDeliveries deliveries) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  @PostMapping
  @Operation(
      summary = "Has events sent from now on",
      description =
          "Each event is a POST of a CloudEvent as GET /events shows it"
              + " (application/cloudevents+json) with the header Aidflow-Signature:"
              + " t=<unix seconds>,v1=<hex HMAC-SHA256 of t.body with the secret>. Answer with 2xx"
              + " within 10 seconds; redirects are not followed. They come one by one in the order"
              + " of GET /events, at least once: know them again by their id. What fails is tried"
              + " nine times, after 1 minute at first and 24 hours at last, and the later ones wait"
              + " for it; then it is DEAD and they go on.")
  @ApiResponse(responseCode = "201", description = "Subscribed")
  ResponseEntity<WebhookView> subscribe(@Valid @RequestBody WebhookForm form, Principal client) {
    var types = Optional.ofNullable(form.types()).orElse(List.of());
    var webhook = webhooks.subscribe(client.getName(), form.url(), types, form.secret());
    return ResponseEntity.created(URI.create("/api/v1/webhooks/" + webhook.id()))
        .body(WebhookView.of(webhook));
  }

  @GetMapping
  @Operation(summary = "The webhooks of the client, the oldest first")
  Page<WebhookView> all(Principal client) {
    return new Page<>(webhooks.all(client.getName()), null).map(WebhookView::of);
  }

  @GetMapping("/{webhookId}")
  @Operation(summary = "One webhook")
  WebhookView one(@PathVariable UUID webhookId, Principal client) {
    return WebhookView.of(webhooks.of(webhookId, client.getName()));
  }

  @DeleteMapping("/{webhookId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Has nothing sent there any more, not even what waits")
  void remove(@PathVariable UUID webhookId, Principal client) {
    webhooks.remove(webhookId, client.getName());
  }

  @GetMapping("/{webhookId}/deliveries")
  @Operation(
      summary = "What was sent and what waits, the newest event first",
      description = "What was delivered is shown for 30 days.")
  Page<DeliveryView> deliveries(
      @PathVariable UUID webhookId, @Valid @ParameterObject Paging paging, Principal client) {
    var found = deliveries.of(webhookId, client.getName(), before(paging), paging.fetch());
    return Page.of(found, paging, WebhookDelivery::sequence).map(DeliveryView::of);
  }

  @PostMapping("/{webhookId}/deliveries/{deliveryId}/redeliver")
  @Operation(
      summary = "Sends an event once more, or at last",
      description = "Goes out before what waits, with its own id again.")
  DeliveryView redeliver(
      @PathVariable UUID webhookId, @PathVariable UUID deliveryId, Principal client) {
    return DeliveryView.of(deliveries.redeliver(webhookId, deliveryId, client.getName()));
  }

  private static long before(Paging paging) {
    if (paging.after() == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(paging.after());
    } catch (NumberFormatException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "the sequence of an event");
    }
  }

  record WebhookView(UUID webhookId, String url, List<String> types, Instant subscribedAt) {

    static WebhookView of(Webhook webhook) {
      return new WebhookView(webhook.id(), webhook.url(), webhook.types(), webhook.subscribedAt());
    }
  }

  record DeliveryView(
      UUID deliveryId,
      UUID eventId,
      String type,
      String subject,
      String sequence,
      DeliveryStatus status,
      int attempts,
      @Nullable String why,
      @Nullable Instant nextTryAt,
      @Nullable Instant doneAt) {

    static DeliveryView of(WebhookDelivery delivery) {
      return new DeliveryView(
          delivery.id(),
          delivery.eventId(),
          delivery.type(),
          delivery.subject(),
          delivery.sequence(),
          delivery.status(),
          delivery.attempts(),
          delivery.why(),
          delivery.nextTryAt(),
          delivery.doneAt());
    }
  }
}
