package org.aidflow.helprequest;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Made-up people: numbers that are well-formed and nobody's. */
public final class People {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

  private People() {}

  /** The resident id of somebody who was born in that year, another one each time. */
  public static String bornIn(int year) {
    int next = NEXT.incrementAndGet();
    return withCheck(
        "520502%04d%02d%02d%03d"
            .formatted(year, 1 + next / 28 % 12, 1 + next % 28, next / (28 * 12) % 1000));
  }

  /** The resident id of somebody between 26 and 50, few of a village in one year. */
  public static String grownUp() {
    return bornIn(1976 + NEXT.incrementAndGet() / 7 % 25);
  }

  /**
   * The resident id of somebody else who was born on the same day.
   *
   * @param born the area and the day, the first 14 digits of an id
   */
  public static String sameBirthday(String born) {
    return withCheck(born + "%03d".formatted(NEXT.incrementAndGet() % 1000));
  }

  /** The account number of somebody, another one each time; the bank pays to it. */
  public static String account() {
    return "6217003%08d8888".formatted(NEXT.incrementAndGet());
  }

  /** The number of an account of somebody that the bank treats as it treats this one. */
  public static String accountLike(String account) {
    return "6217003%08d%s"
        .formatted(NEXT.incrementAndGet(), account.substring(account.length() - 4));
  }

  /** The name of somebody, another one each time, and never nearly the same on one birthday. */
  public static String name() {
    long next = NEXT.incrementAndGet();
    return "王%c%c"
        .formatted((char) (0x4e00 + next * 7919 % 5000), (char) (0x4e00 + next * 7919 % 4999));
  }

  private static String withCheck(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + "10X98765432".charAt(sum % 11);
  }
}
