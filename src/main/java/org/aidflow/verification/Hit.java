package org.aidflow.verification;

import java.util.UUID;
import org.aidflow.household.RecordKind;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that another department knows of a household, as it stands in a case.
 *
 * @param ofApplicant of the applicant, not of another member
 * @param cleared whether a person has cleared it, with a reason
 */
public record Hit(
    UUID id,
    RecordKind kind,
    Severity severity,
    @Nullable Money worth,
    boolean ofApplicant,
    boolean cleared) {

  /** Without a name: {@code vehicle of a member, 80000.00 yuan: speaks against the need}. */
  public String inWords() {
    return "%s of %s%s: %s"
        .formatted(
            kind.en(),
            ofApplicant ? "the applicant" : "a member",
            worth == null ? "" : ", " + worth.yuan() + " yuan",
            severity.en());
  }
}
