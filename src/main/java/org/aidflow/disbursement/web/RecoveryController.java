package org.aidflow.disbursement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import org.aidflow.access.Scopes;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.disbursement.RecoveryStatus;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money that comes back from whom it was paid to, reported by payment channels. */
@RestController
@RequestMapping("/api/v1/recoveries")
@PreAuthorize(Scopes.MAY_REPORT_GIFTS)
@Tag(name = "Payments")
class RecoveryController {
  private static final long MOST = 1_000_000_000_000L;

  private final Recoveries recoveries;

  RecoveryController(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @PostMapping("/{recoveryNumber}/receipts")
  @Operation(
      summary = "Books money that was claimed back",
      description = "What is more than is outstanding is taken too, and stands in suspense.")
  RecoveryView receive(
      @PathVariable String recoveryNumber, @Valid @RequestBody ReceiptForm form, Principal client) {
    return RecoveryView.of(
        recoveries.receive(
            number(recoveryNumber),
            client.getName(),
            form.channelReference(),
            Money.fen(form.amountFen()),
            form.paidAt()));
  }

  private static WorkNumber number(String text) {
    return WorkNumber.parse(text)
        .filter(number -> number.kind() == WorkKind.RECOVERY)
        .orElseThrow(() -> new NotFound("There is no recovery " + text));
  }

  /**
   * Money that came back.
   *
   * @param channelReference the channel's own reference, once for ever
   */
  record ReceiptForm(
      @Schema(example = "channel-2026-000125")
          @NotNull
          @Size(min = 1, max = 100)
          @Pattern(regexp = "[!-~]*")
          String channelReference,
      @Schema(example = "20000") @NotNull @Positive @Max(MOST) Long amountFen,
      @Schema(example = "2026-01-20T02:15:00Z") @NotNull Instant paidAt) {}

  /** How far a recovery has come. */
  record RecoveryView(
      WorkNumber recoveryNumber,
      RecoveryStatus status,
      Money claimedFen,
      Money receivedFen,
      Money outstandingFen) {

    static RecoveryView of(Recovery recovery) {
      return new RecoveryView(
          recovery.number(),
          recovery.status(),
          recovery.claimed(),
          recovery.received(),
          recovery.outstanding());
    }
  }
}
