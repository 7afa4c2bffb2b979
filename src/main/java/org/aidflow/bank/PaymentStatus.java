package org.aidflow.bank;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the bank tells of an order.
 *
 * @param eventId the bank's own id of this message; the same message comes with the same id
 * @param orderId the end-to-end id, 32 hex digits
 * @param code ISO 20022 reason of a rejection or return
 * @param amountFen of the order
 */
public record PaymentStatus(
    @Schema(example = "0f8b6c2e4d5a49c1b7e38f2a6d1c9e70-PAID")
        @NotNull
        @Pattern(regexp = "[!-~]{1,100}")
        String eventId,
    @Schema(example = "0f8b6c2e4d5a49c1b7e38f2a6d1c9e70") @NotNull @Pattern(regexp = "[0-9a-f]{32}")
        String orderId,
    @NotNull Status status,
    @Schema(example = "AC04") @Pattern(regexp = "[0-9A-Z]{1,10}") @Nullable String code,
    @Pattern(regexp = "[!-~]{1,64}") @Nullable String bankReference,
    @Schema(example = "80000") @NotNull @Positive Long amountFen,
    @NotNull Instant at) {

  /** The inbox's name of what is kept of these, as received. */
  public static final String SOURCE = "bank";

  /** How the order stands. */
  public enum Status {
    ACCEPTED,
    PAID,
    REJECTED,
    RETURNED
  }

  /** What it says of the order. */
  public BankAnswer answer() {
    return new BankAnswer(
        BankAnswer.Kind.valueOf(status.name()),
        code,
        bankReference,
        Money.fen(amountFen),
        at,
        null);
  }
}
