package org.aidflow.verification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.ChangeKind;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.OwnCases;
import org.aidflow.household.Identity;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Flaw;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Mobiles;
import org.aidflow.kernel.PersonNames;
import org.aidflow.kernel.ResidentIds;
import org.aidflow.verification.Correction;
import org.aidflow.verification.Corrections;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a household while its case is open, told by the client that filed for it. */
@RestController
@RequestMapping("/api/v1/cases/{caseNumber}")
@PreAuthorize(Scopes.MAY_FILE_CASES)
@Tag(name = "Cases")
class CaseChangeController {
  private final Changes changes;
  private final Corrections corrections;
  private final OwnCases ownCases;

  CaseChangeController(Changes changes, Corrections corrections, OwnCases ownCases) {
    this.changes = changes;
    this.corrections = corrections;
    this.ownCases = ownCases;
  }

  @PostMapping("/withdrawal")
  @Transactional
  @Operation(
      summary = "The applicant withdraws the request",
      description =
          "Before money is under way the case ends; a payment that nobody has released is"
              + " cancelled, one that is released is let settle. A second withdrawal gets the same"
              + " answer; a case that has ended otherwise gets 409.")
  Heard withdraw(@PathVariable String caseNumber, @RequestBody WithdrawalForm form) {
    return Heard.of(changes.stop(ownCases.number(caseNumber), ChangeKind.WITHDRAWN));
  }

  @PostMapping("/changes")
  @Transactional
  @Operation(
      summary = "Something happened to the household",
      description =
          "DECEASED, CONSENT_WITHDRAWN and MOVED without a village end the case as a withdrawal"
              + " does; CORRECTED has checked again what the correction touches, and an applicant who"
              + " is somebody else is looked up again; MOVED to a village hands the case over to the"
              + " officials there. SUSPICION holds it at once, and somebody looks into it.")
  Heard changed(@PathVariable String caseNumber, @Valid @RequestBody ChangeForm form) {
    var own = ownCases.number(caseNumber);
    return Heard.of(
        switch (form.kind()) {
          case DECEASED -> changes.stop(own, ChangeKind.DECEASED);
          case CONSENT_WITHDRAWN -> changes.stop(own, ChangeKind.CONSENT_WITHDRAWN);
          case CORRECTED -> corrections.correct(own, form.correction());
          case MOVED -> changes.move(own, form.village());
          case SUSPICION -> changes.suspect(own, form.words());
        });
  }

  /** Nothing need be said. */
  record WithdrawalForm() {}

  enum What {
    DECEASED,
    CONSENT_WITHDRAWN,
    CORRECTED,
    MOVED,
    SUSPICION
  }

  /**
   * What happened.
   *
   * @param villageCode where the household moved to, 12 digits; none when it is out of reach
   * @param words of whoever has a suspicion; only officials who look into it read them
   * @param applicant who the applicant really is
   * @param household what of its facts is corrected
   * @param payee where the money shall go instead
   */
  record ChangeForm(
      @NotNull What kind,
      @Schema(example = "520502100001") @Nullable String villageCode,
      @Nullable @Size(max = 2000) String words,
      @Valid @Nullable Applicant applicant,
      @Valid CompletionForm.@Nullable Facts household,
      @Valid CompletionForm.@Nullable Account payee) {

    Correction correction() {
      var said = new CompletionForm(Set.of(), null, household, payee).completion();
      return new Correction(
          applicant == null ? Identity.AS_FILED : applicant.identity(), said.facts(), said.payee());
    }

    @Nullable AreaCode village() {
      if (villageCode == null) return null;
      if (AreaCode.isWellFormed(villageCode)) {
        var village = new AreaCode(villageCode);
        if (village.level() == AreaLevel.VILLAGE && Areas.exists(village)) return village;
      }
      throw InvalidInput.of("villageCode", ErrorCode.UNKNOWN_AREA, "is no village");
    }
  }

  @Schema(name = "CorrectedApplicant", description = "Only what is said anew")
  record Applicant(
      @Nullable @Size(min = 1, max = 50) @Pattern(regexp = PersonNames.PATTERN) String name,
      @Nullable @Size(max = 18) String residentId,
      @Nullable @Size(max = 11) String mobile) {

    Identity identity() {
      InvalidInput.throwIfAny(
          Stream.concat(
                  problem("applicant.residentId", residentId, ResidentIds::problemWith),
                  problem("applicant.mobile", mobile, Mobiles::problemWith))
              .toList());
      return new Identity(name, residentId, mobile);
    }

    private static Stream<FieldError> problem(
        String field, @Nullable String value, Function<String, Optional<Flaw>> rule) {
      return Optional.ofNullable(value).flatMap(rule).map(flaw -> flaw.at(field)).stream();
    }

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Applicant";
    }
  }

  /** The case as it stands; what follows from the news may take a moment. */
  record Heard(CaseNumber caseNumber, CaseStatus status, Set<CaseFlag> flags) {
    static Heard of(CaseFile file) {
      return new Heard(file.caseNumber(), file.status(), file.flags());
    }
  }
}
