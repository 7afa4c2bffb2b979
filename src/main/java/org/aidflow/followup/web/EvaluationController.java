package org.aidflow.followup.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.followup.Evaluations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What both sides think of the help, when asked by the event evaluation-invited. */
@RestController
@RequestMapping("/api/v1")
class EvaluationController {
  private final Evaluations evaluations;

  EvaluationController(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  /**
   * What somebody thinks.
   *
   * @param score 1, bad, to 5, very good
   * @param comment for officials; sealed
   */
  @Schema(name = "EvaluationForm")
  record EvaluationForm(
      @Schema(example = "5") @NotNull @Min(1) @Max(5) Integer score,
      @Schema(example = "It came in time.") @Nullable @Size(max = 1000) String comment) {

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "EvaluationForm";
    }
  }

  @PostMapping("/cases/{caseNumber}/evaluation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(Scopes.MAY_FILE_CASES)
  @Tag(name = "Cases")
  @Operation(summary = "The household says what it thinks of the help")
  void ofHousehold(
      @PathVariable String caseNumber, @Valid @RequestBody EvaluationForm form, Principal client) {
    evaluations.answer(caseNumber, client.getName(), form.score(), form.comment());
  }

  @PostMapping("/gifts/{giftId}/evaluation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Tag(name = "Gifts")
  @Operation(summary = "A donor says what they think of what became of the gift")
  void ofGift(
      @PathVariable UUID giftId, @Valid @RequestBody EvaluationForm form, Principal client) {
    evaluations.answer(giftId.toString(), client.getName(), form.score(), form.comment());
  }

  @PostMapping("/pledges/{pledgeId}/evaluation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize(Scopes.MAY_ACT_FOR_DONORS)
  @Tag(name = "Needs")
  @Operation(summary = "A donor says what they think of what became of the goods")
  void ofPledge(
      @PathVariable UUID pledgeId, @Valid @RequestBody EvaluationForm form, Principal client) {
    evaluations.answer(pledgeId.toString(), client.getName(), form.score(), form.comment());
  }
}
