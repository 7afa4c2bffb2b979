package org.aidflow.household;

import java.util.EnumMap;
import java.util.Map;
import org.aidflow.vault.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * Who an applicant turned out to be; null is what stays as it was.
 *
 * @param residentId a valid one
 */
public record Identity(
    @Nullable String name, @Nullable String residentId, @Nullable String mobile) {

  public static final Identity AS_FILED = new Identity(null, null, null);

  Map<PersonalField, String> values() {
    var values = new EnumMap<PersonalField, String>(PersonalField.class);
    if (name != null) values.put(PersonalField.NAME, name);
    if (residentId != null) values.put(PersonalField.RESIDENT_ID, residentId);
    if (mobile != null) values.put(PersonalField.MOBILE, mobile);
    return values;
  }

  /** Whether it may be another person, not the same one under another mobile number. */
  boolean isSomebodyElse() {
    return name != null || residentId != null;
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "Identity";
  }
}
