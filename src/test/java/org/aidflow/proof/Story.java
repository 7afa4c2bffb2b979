package org.aidflow.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.aidflow.household.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request of a proof: what is filed, who outside does what when, where officials
 * answer other than usual, and the status in which it must end.
 */
final class Story {

  /** Where the family lives. */
  enum Place {
    ANYWHERE,
    /** Where another house keeps the poverty register. */
    FAR_REGISTER,
    /** Where the public fund of another province stands by. */
    PAIRED_COUNTY
  }

  /** Something that somebody outside does once, as soon as the case has one of the statuses. */
  record Deed(Set<String> statuses, Act act) {}

  private final int percent;
  private final String name;
  private final String end;
  private final List<Consumer<ObjectNode>> filing = new ArrayList<>();
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, List<Map<String, Object>>> answers = new HashMap<>();
  private Place place = Place.ANYWHERE;
  private final Set<String> left = new HashSet<>();
  private boolean again;
  private boolean assisted;
  private @Nullable RecordKind known;

  /**
   * A story that so many of a hundred requests go through.
   *
   * @param end the status in which each of them ends
   */
  Story(int percent, String name, String end) {
    this.percent = percent;
    this.name = name;
    this.end = end;
  }

  /** What is filed is other than the ordinary request of a family. */
  Story filed(Consumer<ObjectNode> change) {
    filing.add(change);
    return this;
  }

  Story asking(long fen) {
    return filed(body -> ((ObjectNode) body.path("needs").path(0)).put("amountFen", fen));
  }

  /** The same family asks for the same as in the request that was filed before it. */
  Story again() {
    again = true;
    return this;
  }

  /** An informant files for the family, who cannot. */
  Story assisted() {
    assisted = true;
    return this;
  }

  /** An official claims the task and leaves it; when it is taken back, another does it. */
  Story left(String task) {
    left.add("UserTask_" + task);
    return this;
  }

  Story in(Place where) {
    place = where;
    return this;
  }

  /** Another department knows this of the applicant. */
  Story known(RecordKind what) {
    known = what;
    return filed(
        body -> ((ArrayNode) body.path("consent").path("scopes")).add("OTHER_DEPARTMENTS"));
  }

  /** Somebody outside acts when the case has this status, or one of several between bars. */
  Story when(String statuses, Act act) {
    deeds.add(new Deed(Set.copyOf(Arrays.asList(statuses.split("\\|", -1))), act));
    return this;
  }

  /**
   * An official answers a task other than usual: names and values of fields in turn, where null
   * leaves a field out. The first call is for the first time, and so on; later times go by the
   * last. The task has to come at least that often.
   */
  Story answered(String task, @Nullable Object... fields) {
    var differences = new HashMap<String, Object>();
    for (int index = 0; index < fields.length; index += 2) {
      differences.put(String.valueOf(fields[index]), fields[index + 1]);
    }
    answers.computeIfAbsent("UserTask_" + task, ignored -> new ArrayList<>()).add(differences);
    return this;
  }

  /** How the official's answer differs from the usual one when the task comes this time. */
  Map<String, Object> differences(String task, int timesBefore) {
    var each = answers.getOrDefault(task, List.of(Map.of()));
    return each.get(Math.min(timesBefore, each.size() - 1));
  }

  /** How often each task has to come, at least. */
  Map<String, Integer> tasks() {
    var often = new HashMap<String, Integer>();
    answers.forEach((task, each) -> often.put(task, each.size()));
    return often;
  }

  /** The tasks that somebody claims and leaves. */
  Set<String> left() {
    return left;
  }

  void change(ObjectNode body) {
    filing.forEach(change -> change.accept(body));
  }

  int percent() {
    return percent;
  }

  String end() {
    return end;
  }

  List<Deed> deeds() {
    return deeds;
  }

  Place place() {
    return place;
  }

  boolean isAssisted() {
    return assisted;
  }

  boolean isAgain() {
    return again;
  }

  @Nullable RecordKind whatIsKnown() {
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
