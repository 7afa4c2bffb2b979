package org.aidflow.bank.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.aidflow.bank.BankCallbacks;
import org.aidflow.bank.PaymentStatus;
import org.aidflow.exchange.Signatures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the bank says what became of orders; its signature is its name. */
@RestController
@Tag(name = "Payments", description = "Orders to the bank and what became of them")
class PaymentStatusController {
  private final BankCallbacks callbacks;

  PaymentStatusController(BankCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  @PostMapping(path = "/api/v1/payments/status", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The bank's word on an order",
      description =
          "Kept when it comes, acted upon afterwards. The eventId is the idempotency key: the same"
              + " message again is taken and changes nothing.",
      parameters =
          @Parameter(
              in = ParameterIn.HEADER,
              name = Signatures.HEADER,
              required = true,
              description = "t=<unix seconds>,v1=<hex HMAC-SHA256 of \"t.\" + body>, five minutes"),
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = PaymentStatus.class))))
  void status(
      @Parameter(hidden = true) @RequestHeader(name = Signatures.HEADER, required = false)
          @Nullable String signature,
      @RequestBody byte[] body) {
    if (!callbacks.isSigned(body, signature)) {
      throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
    }
    callbacks.receive(body);
  }
}
