package org.aidflow.vault;

import java.util.regex.Pattern;

/**
 * How much of a value is shown to whom it is not revealed; never its length, and never most of a
 * short one.
 */
enum Mask {
  FIRST_CHARACTER {
    @Override
    String of(String value) {
      var first = CHARACTER.matcher(value);
      return first.lookingAt() && first.end() < value.length() ? first.group() + "*" : "*";
    }
  },
  LAST_FOUR {
    @Override
    String of(String value) {
      return value.length() < 8 ? "****" : "****" + value.substring(value.length() - 4);
    }
  },
  NOTHING {
    @Override
    String of(String value) {
      return "****";
    }
  };

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  abstract String of(String value);
}
