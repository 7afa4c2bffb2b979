package org.aidflow.proof;

import java.util.List;
import java.util.stream.IntStream;

/** By which names the officials of a group log in: {@code <prefix><role>-1} to 4. */
interface Roster {

  int OF_EACH_ROLE = 4;

  /**
   * The logins of a group.
   *
   * @param group role and area, {@code county-approver.520502}
   */
  List<String> loginsOf(String group);

  /** The same people for every area: those of the demo, or a test's own with their prefix. */
  static Roster everywhere(String prefix) {
    return group -> numbered(prefix + group.substring(0, group.indexOf('.')));
  }

  static List<String> numbered(String name) {
    return IntStream.rangeClosed(1, OF_EACH_ROLE).mapToObj(number -> name + "-" + number).toList();
  }
}
