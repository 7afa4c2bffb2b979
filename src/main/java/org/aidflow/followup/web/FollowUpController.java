package org.aidflow.followup.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.OwnCases;
import org.aidflow.followup.Outcomes;
import org.aidflow.followup.Receipts;
import org.aidflow.followup.Received;
import org.aidflow.followup.Result;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The household's own word, through the client that filed for it. */
@RestController
@RequestMapping("/api/v1/cases/{caseNumber}")
@PreAuthorize(Scopes.MAY_FILE_CASES)
@Tag(name = "Cases")
class FollowUpController {
  private final Receipts receipts;
  private final Outcomes outcomes;
  private final CaseFiles cases;
  private final OwnCases ownCases;

  FollowUpController(Receipts receipts, Outcomes outcomes, CaseFiles cases, OwnCases ownCases) {
    this.receipts = receipts;
    this.outcomes = outcomes;
    this.cases = cases;
    this.ownCases = ownCases;
  }

  /**
   * How much of a payment arrived.
   *
   * @param amountFen 0 when nothing did
   */
  record ReceiptForm(
      @Schema(example = "c1f0a3b2-7d44-4a6e-9b1d-0a5e4f3c2d11") @NotNull UUID paymentId,
      @NotNull Received received,
      @Schema(example = "80000") @NotNull @PositiveOrZero Long amountFen,
      @Schema(example = "2026-01-20T02:15:00Z") @NotNull Instant at) {}

  /** How the household fares, and whether what it needed is met. */
  record OutcomeForm(@NotNull Result result, @NotNull Boolean needMet) {}

  record Noted(CaseNumber caseNumber, CaseStatus status) {}

  @PostMapping("/receipt")
  @Operation(summary = "The household says whether a payment arrived")
  Noted receipt(@PathVariable String caseNumber, @Valid @RequestBody ReceiptForm form) {
    var own = ownCases.number(caseNumber);
    var amount = Money.fen(form.amountFen());
    receipts.confirm(own, form.paymentId(), form.received(), amount, form.at());
    return noted(own);
  }

  @PostMapping("/outcome")
  @Operation(summary = "The household says how it fares, when asked by the event outcome-asked")
  Noted outcome(@PathVariable String caseNumber, @Valid @RequestBody OutcomeForm form) {
    var own = ownCases.number(caseNumber);
    outcomes.tell(own, form.result(), form.needMet());
    return noted(own);
  }

  private Noted noted(CaseNumber caseNumber) {
    return new Noted(caseNumber, cases.of(caseNumber).status());
  }
}
