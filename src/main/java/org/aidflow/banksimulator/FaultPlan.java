package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.aidflow.banksimulator.Fault.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which payments go wrong: those to an account with one of the given endings, and a share of all
 * others. The same seed draws the same faults for the same end-to-end id.
 *
 * @param endings faults by four last digits: of the creditor's account, or of a refund's original
 *     reference
 * @param perMille in how many of a thousand other payments each fault strikes
 */
record FaultPlan(Map<String, Faults> endings, Map<Fault, Integer> perMille, long seed) {
  private static final int ALL = 1000;
  private static final int ENDING = 4;

  /**
   * Checks the plan.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  FaultPlan {
    endings = Map.copyOf(endings);
    perMille = Map.copyOf(perMille);
    for (var ending : endings.keySet()) {
      if (!ending.matches("[0-9]{4}"))
        throw new IllegalArgumentException("Not the last four digits of an account: " + ending);
    }
    for (var where : Where.values()) {
      int share = 0;
      for (var fault : Fault.values()) {
        int own = perMille.getOrDefault(fault, 0);
        if (own < 0) throw new IllegalArgumentException(fault + " strikes less than nothing");
        if (fault.where() == where) share += own;
      }
      if (share > ALL)
        throw new IllegalArgumentException("More than 1000 in a thousand strike " + where);
    }
  }

  /** As it comes over the wire; what is left out is empty, or drawn in the case of the seed. */
  @JsonCreator
  static FaultPlan of(
      @JsonProperty("endings") @Nullable Map<String, Faults> endings,
      @JsonProperty("perMille") @Nullable Map<Fault, Integer> perMille,
      @JsonProperty("seed") @Nullable Long seed) {
    return new FaultPlan(
        endings == null ? Map.of() : endings,
        perMille == null ? Map.of() : perMille,
        seed == null ? drawnSeed() : seed);
  }

  static long drawnSeed() {
    return new SplittableRandom().nextInt(1_000_000);
  }

  /** What will go wrong with a payment to this account under this id. */
  Faults strike(String account, String endToEndId) {
    var listed = endings.get(account.substring(Math.max(0, account.length() - ENDING)));
    return listed == null ? drawn(endToEndId) : listed;
  }

  private Faults drawn(String endToEndId) {
    if (perMille.isEmpty()) return Faults.NONE;
    var dice = new SplittableRandom(seed ^ endToEndId.hashCode());
    var struck = new EnumMap<Where, Fault>(Where.class);
    for (var where : Where.values()) {
      int thrown = dice.nextInt(ALL);
      for (var fault : at(where)) {
        int share = perMille.getOrDefault(fault, 0);
        if (thrown >= 0 && thrown < share) struck.put(where, fault);
        thrown -= share;
      }
    }
    return new Faults(struck);
  }

  private static Iterable<Fault> at(Where where) {
    return Arrays.stream(Fault.values()).filter(fault -> fault.where() == where).toList();
  }
}
