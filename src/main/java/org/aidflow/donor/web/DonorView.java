package org.aidflow.donor.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aidflow.donor.Donor;
import org.aidflow.donor.DonorKind;
import org.aidflow.vault.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * A donor as shown to the client that speaks for them.
 *
 * @param name masked: the first character
 * @param mobile masked: the last four digits
 */
record DonorView(
    UUID donorId,
    String externalRef,
    DonorKind kind,
    @Nullable String name,
    @Nullable String mobile,
    Instant registeredAt) {

  static DonorView of(Donor donor, Map<PersonalField, String> masked) {
    return new DonorView(
        donor.id(),
        donor.externalRef(),
        donor.kind(),
        masked.get(PersonalField.NAME),
        masked.get(PersonalField.MOBILE),
        donor.registeredAt());
  }
}
