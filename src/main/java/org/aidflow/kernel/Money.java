package org.aidflow.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An exact amount in fen (1 yuan = 100 fen); a plain integer in JSON and in the database. What
 * people give or ask is never negative, and {@link #fen(long)} and {@link #ofYuan} refuse it; only
 * the constructor and {@link #minus} make a balance that is below zero.
 */
public record Money(@JsonValue long fen) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  private static final Pattern YUAN = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Money {}

  /** An amount that is not negative. */
  public static Money fen(long fen) {
    if (fen < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + fen);
    }
    return new Money(fen);
  }

  /**
   * The amount written in yuan with at most two decimals, as officials type it: {@code "800"},
   * {@code "800.5"}, {@code "800.50"}.
   */
  public static Money ofYuan(String yuan) {
    if (!YUAN.matcher(yuan).matches()) {
      throw new IllegalArgumentException("not an amount in yuan with at most two decimals");
    }
    return fen(new BigDecimal(yuan).movePointRight(2).longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  public boolean isZero() {
    return fen == 0;
  }

  public boolean isPositive() {
    return fen > 0;
  }

  public boolean isMoreThan(Money other) {
    return fen > other.fen;
  }

  public Money atMost(Money other) {
    return isMoreThan(other) ? other : this;
  }

  /** In yuan with two decimals, {@code "800.00"}. */
  public String yuan() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return yuan();
  }
}
