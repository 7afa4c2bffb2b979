package org.aidflow.verification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.aidflow.access.Actor;
import org.aidflow.access.CurrentActor;
import org.aidflow.access.Scopes;
import org.aidflow.household.RegisterAnswer;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where poverty registers of other houses answer what they were asked. */
@RestController
@Tag(name = "Questions", description = "What outside systems are asked, and their answers")
class RegisterAnswerController {

  private final Verifications verifications;
  private final CurrentActor actor;

  RegisterAnswerController(Verifications verifications, CurrentActor actor) {
    this.verifications = verifications;
    this.actor = actor;
  }

  /**
   * What the register says of a household.
   *
   * @param validUntil until when; not with NONE
   */
  record RegisterAnswerForm(
      @Schema(example = "c1f0a3b2-7d44-4a6e-9b1d-0a5e4f3c2d11") @NotNull UUID questionId,
      @NotNull RegisterStatus status,
      @Schema(example = "2026-12-31") @Nullable LocalDate validUntil) {

    RegisterAnswer answer() {
      if (status == RegisterStatus.NONE) {
        return new RegisterAnswer.NotListed();
      }
      if (validUntil == null) {
        throw InvalidInput.of("validUntil", ErrorCode.REQUIRED, "is required");
      }
      return new RegisterAnswer.Found(status, validUntil);
    }
  }

  record Answered(CaseNumber caseNumber) {}

  @PostMapping("/api/v1/register-answers")
  @PreAuthorize(Scopes.MAY_ANSWER_QUESTIONS)
  @Operation(
      summary = "A poverty register answers a question of the event register-asked",
      description = "409 when it is answered already, or was checked by hand meanwhile.")
  Answered answer(@Valid @RequestBody RegisterAnswerForm form) {
    if (actor.get() instanceof Actor.Client client) {
      return new Answered(
          verifications.registerAnswered(form.questionId(), client.clientId(), form.answer()));
    }
    throw new NotAllowed("Only the register that was asked answers");
  }
}
