package org.aidflow.vault;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether two people may be one who gave two numbers. */
final class Likeness {

  /** Where a resident id (GB 11643) holds the birth date. */
  private static final int BORN_FROM = 6;

  private static final int BORN_UNTIL = 14;

  private Likeness() {}

  static boolean between(Map<PersonalField, String> one, Map<PersonalField, String> other) {
    var id = one.get(PersonalField.RESIDENT_ID);
    var otherId = other.get(PersonalField.RESIDENT_ID);
    return id != null
        && otherId != null
        && !id.equalsIgnoreCase(otherId)
        && birthDate(id).equals(birthDate(otherId))
        && nearlySame(one.get(PersonalField.NAME), other.get(PersonalField.NAME));
  }

  private static String birthDate(String id) {
    return id.length() < BORN_UNTIL ? id : id.substring(BORN_FROM, BORN_UNTIL);
  }

  /** The same but for one character: another one, one too many, or one too few. */
  private static boolean nearlySame(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return false;
    }
    var a = plain(one);
    var b = plain(other);
    int same = 0;
    int shorter = Math.min(a.length(), b.length());
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    int end = 0;
    while (end < shorter - same
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return Math.max(a.length(), b.length()) - same - end <= 1;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·•.'-]", "");
  }
}
