package org.aidflow.donor;

import static org.aidflow.vault.PersonalField.MOBILE;
import static org.aidflow.vault.PersonalField.NAME;
import static org.aidflow.vault.PersonalField.RESIDENT_ID;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.CreditCodes;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Flaw;
import org.aidflow.kernel.Mobiles;
import org.aidflow.kernel.ResidentIds;
import org.aidflow.vault.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * A donor to be registered.
 *
 * @param externalRef the client's own reference
 * @param idNumber a person's resident id, an organisation's unified social credit code
 */
public record NewDonor(
    String externalRef,
    DonorKind kind,
    String name,
    @Nullable String idNumber,
    @Nullable String mobile) {

  /** What is wrong with the numbers. */
  List<FieldError> flaws() {
    List<FieldError> flaws = new ArrayList<>();
    idFlaw().ifPresent(flaw -> flaws.add(flaw.at("idNumber")));
    Optional.ofNullable(mobile)
        .flatMap(Mobiles::problemWith)
        .ifPresent(flaw -> flaws.add(flaw.at("mobile")));
    return flaws;
  }

  @Nullable String creditCode() {
    return kind == DonorKind.ORGANISATION ? idNumber : null;
  }

  Map<PersonalField, String> personal() {
    Map<PersonalField, String> values = new EnumMap<>(PersonalField.class);
    values.put(NAME, name);
    if (mobile != null) {
      values.put(MOBILE, mobile);
    }
    if (idNumber != null && kind == DonorKind.PERSON) {
      values.put(RESIDENT_ID, idNumber);
    }
    return values;
  }

  private Optional<Flaw> idFlaw() {
    return Optional.ofNullable(idNumber)
        .flatMap(
            number ->
                kind == DonorKind.PERSON
                    ? ResidentIds.problemWith(number)
                    : CreditCodes.problemWith(number));
  }
}
