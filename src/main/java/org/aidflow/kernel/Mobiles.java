package org.aidflow.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/** Mobile numbers: 11 digits, the first 1, the second 3 to 9. */
public final class Mobiles {
  private static final Pattern FORM = Pattern.compile("1[3-9][0-9]{9}");

  private Mobiles() {}

  public static Optional<Flaw> problemWith(String mobile) {
    return FORM.matcher(mobile).matches()
        ? Optional.empty()
        : Optional.of(
            new Flaw(
                ErrorCode.BAD_FORMAT, "a mobile number has 11 digits and begins with 13 to 19"));
  }
}
