package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aidflow.banksimulator.Entry.Kind;
import org.aidflow.banksimulator.Fault.Where;

/** What goes wrong with one payment: at most one fault of each place, as {@code RESET+DOUBLE}. */
record Faults(Map<Where, Fault> all) {
  static final Faults NONE = new Faults(Map.of());
  private static final String NAME_OF_NONE = "NONE";

  Faults {
    all = Collections.unmodifiableMap(all.isEmpty() ? Map.of() : new EnumMap<>(all));
  }

  /**
   * Reads {@code RESET+DOUBLE} or {@code NONE}.
   *
   * @throws IllegalArgumentException when a name is no fault or two strike the same place
   */
  @JsonCreator
  static Faults of(String text) {
    var all = new EnumMap<Where, Fault>(Where.class);
    if (text.equals(NAME_OF_NONE)) return NONE;
    for (var name : text.split("\\+", -1)) {
      var fault = Fault.valueOf(name);
      var other = all.put(fault.where(), fault);
      if (other != null) throw new IllegalArgumentException(other + " or " + fault + ", not both");
    }
    return new Faults(all);
  }

  Optional<Fault> at(Where where) {
    return Optional.ofNullable(all.get(where));
  }

  boolean has(Fault fault) {
    return all.get(fault.where()) == fault;
  }

  /** What the bank books after acceptance, in this order. */
  List<Step> steps() {
    var steps = new ArrayList<>(outcomes());
    if (has(Fault.CONTRADICT) && !steps.isEmpty()) {
      boolean paid = steps.stream().anyMatch(step -> step.kind() == Kind.PAID);
      steps.add(Step.soon(paid ? Kind.MISTOLD_REJECTED : Kind.MISTOLD_PAID));
    }
    return steps;
  }

  private List<Step> outcomes() {
    var outcome = all.get(Where.OUTCOME);
    if (outcome == null) return List.of(Step.soon(Kind.PAID));
    return switch (outcome) {
      case REFUSE, SILENT -> List.of();
      case REJECT -> List.of(Step.soon(Kind.REJECTED));
      case SLOW -> List.of(Step.late(Kind.PAID));
      case RETURN -> List.of(Step.soon(Kind.PAID), Step.soon(Kind.RETURNED));
      case LATE_RETURN -> List.of(Step.soon(Kind.PAID), Step.late(Kind.RETURNED));
      case RECONSIDER -> List.of(Step.soon(Kind.REJECTED), Step.soon(Kind.PAID));
      default -> throw new IllegalStateException(outcome + " is no outcome");
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return all.isEmpty()
        ? NAME_OF_NONE
        : all.values().stream().map(Enum::name).collect(Collectors.joining("+"));
  }

  /** An entry to come, after the usual time or after a while. */
  record Step(Kind kind, boolean late) {
    private static Step soon(Kind kind) {
      return new Step(kind, false);
    }

    private static Step late(Kind kind) {
      return new Step(kind, true);
    }
  }
}
