package org.aidflow.verification;

import org.aidflow.household.Identity;
import org.aidflow.household.NewHousehold;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant's side says anew of a household.
 *
 * @param identity who the applicant is, as far as that is said anew
 * @param facts how the household lives, as far as it is said anew
 * @param payee where the money shall go instead
 */
public record Correction(
    Identity identity, Completion.Facts facts, NewHousehold.@Nullable Payee payee) {

  boolean saysNothing() {
    return !saysWho() && facts.equals(Completion.Facts.NONE) && payee == null;
  }

  boolean saysWho() {
    return !identity.equals(Identity.AS_FILED);
  }
}
