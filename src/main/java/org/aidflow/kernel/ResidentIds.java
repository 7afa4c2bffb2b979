package org.aidflow.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resident identity numbers (GB 11643): 6 digits of area, 8 of birth date, 3 of sequence (odd for
 * men), one check character.
 */
public final class ResidentIds {
  private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9Xx]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private ResidentIds() {}

  public static Optional<Flaw> problemWith(String id) {
    if (!FORM.matcher(id).matches()) {
      return Optional.of(
          new Flaw(ErrorCode.BAD_FORMAT, "a resident id has 17 digits and a check character"));
    }
    if (birthDate(id).isEmpty()) {
      return Optional.of(
          new Flaw(ErrorCode.BAD_FORMAT, "a resident id holds a birth date that exists"));
    }
    if (checkOf(id) != Character.toUpperCase(id.charAt(17))) {
      return Optional.of(
          new Flaw(ErrorCode.BAD_CHECK_DIGIT, "the check character of the resident id is wrong"));
    }
    return Optional.empty();
  }

  /** What is odd about a valid number but no error: an area that is unknown or abolished. */
  public static Optional<String> warningAbout(String id) {
    return Areas.exists(new AreaCode(id.substring(0, 6)))
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the area %s of the resident id is unknown or abolished",
                id.substring(0, 6)));
  }

  /** The birth date in the number, if it is a date. */
  public static Optional<LocalDate> birthDate(String id) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(id.substring(6, 10)),
              Integer.parseInt(id.substring(10, 12)),
              Integer.parseInt(id.substring(12, 14))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static char checkOf(String id) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return CHECK.charAt(sum % 11);
  }
}
