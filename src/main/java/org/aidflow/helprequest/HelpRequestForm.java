package org.aidflow.helprequest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.casefile.FiledBy;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.Urgency;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.HousingGrade;
import org.aidflow.household.PayeeRelation;
import org.aidflow.household.Relation;
import org.aidflow.household.Stage;
import org.aidflow.kernel.PersonNames;
import org.jspecify.annotations.Nullable;

/**
 * A help request as it is filed, at the front door and in the engine. The annotations say what its
 * form must be; {@link HelpRequestRules} says what else must hold.
 */
public record HelpRequestForm(
    @Schema(description = "The client's own reference, unique for ever", example = "portal-000123")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = VISIBLE)
        String externalRef,
    @NotNull FiledBy filedBy,
    @NotNull @Valid Consent consent,
    @NotNull @Valid Applicant applicant,
    @NotNull @Valid Household household,
    @NotNull @Valid Payee payee,
    @NotNull Category category,
    @NotNull Cause cause,
    @NotNull Urgency urgency,
    @Schema(description = "In the household's own words") @NotBlank @Size(max = 2000) String story,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid Need> needs) {

  static final String VISIBLE = "[\\x21-\\x7e]*";

  /** What is shown to donors: no signs that cannot be seen, no number that could be a person's. */
  static final String PUBLIC_TEXT = "(?!.*\\d{7})[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc}\\p{Sm}\\p{Zs}]*";

  @Schema(name = "HelpRequestConsent")
  public record Consent(
      @NotNull Boolean given, @NotNull Instant at, @NotNull Set<@NotNull ConsentScope> scopes) {}

  @Schema(name = "HelpRequestApplicant")
  public record Applicant(
      @NotBlank @Size(max = 50) @Pattern(regexp = PersonNames.PATTERN) String name,
      @NotBlank @Size(max = 18) String residentId,
      @NotBlank @Size(max = 11) String mobile,
      @Schema(example = "520502100001") @NotBlank @Pattern(regexp = "[0-9]{12}")
          String villageCode) {

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Applicant";
    }
  }

  @Schema(name = "HelpRequestHousehold", description = "What is not known is left out")
  public record Household(
      @NotNull @Min(1) @Max(30) Integer size,
      @Nullable @Min(0) @Max(30) Integer dependants,
      @Nullable @PositiveOrZero @Max(LARGEST) Long yearlyIncomeFen,
      @Nullable HousingGrade housingGrade,
      @Nullable LocalDate suddenEventOn,
      @Nullable Boolean catastrophicIllness,
      @Nullable @PositiveOrZero @Max(LARGEST) Long medicalCost12MonthsFen,
      @Nullable @Size(max = 29) List<@NotNull @Valid Member> members) {

    List<Member> named() {
      return members == null ? List.of() : members;
    }
  }

  @Schema(name = "HelpRequestMember", description = "Somebody else who lives in the household")
  public record Member(
      @NotBlank @Size(max = 50) @Pattern(regexp = PersonNames.PATTERN) String name,
      @NotBlank @Size(max = 18) String residentId,
      @NotNull Relation relation,
      @Nullable Stage student,
      @Schema(description = "1, the heaviest, to 4") @Nullable @Min(1) @Max(4)
          Integer disabilityGrade,
      @Nullable Boolean orphan) {

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Member";
    }
  }

  @Schema(name = "HelpRequestPayee")
  public record Payee(
      @NotNull PayeeRelation relation,
      @NotBlank @Size(max = 50) @Pattern(regexp = PersonNames.PATTERN) String holder,
      @NotBlank @Size(max = 19) String accountNumber,
      @NotBlank @Pattern(regexp = "[A-Za-z0-9]{3,20}") String bankCode,
      @Schema(description = "Why to a village collective") @Nullable @Size(max = 200)
          String reason) {

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Payee";
    }
  }

  @Schema(
      name = "HelpRequestNeed",
      description = "Money: purpose and amountFen. Goods: item, quantity and estimatedFen.")
  public record Need(
      @Schema(description = "The client's own, unique in the request")
          @NotBlank
          @Pattern(regexp = "[A-Za-z0-9._-]{1,50}")
          String id,
      @NotNull NeedKind kind,
      @Nullable @Size(max = 100) @Pattern(regexp = PUBLIC_TEXT) String purpose,
      @Nullable @Min(1) @Max(LARGEST) Long amountFen,
      @Nullable @Size(max = 100) @Pattern(regexp = PUBLIC_TEXT) String item,
      @Nullable @Min(1) @Max(10_000) Integer quantity,
      @Nullable @Min(1) @Max(LARGEST) Long estimatedFen) {}

  /** Ten billion yuan: beyond it an amount is a mistake. */
  static final long LARGEST = 1_000_000_000_000L;
}
