package org.aidflow.desk;

import java.util.Arrays;
import java.util.List;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.kernel.NotAllowed;
import org.springframework.stereotype.Component;

/** Which officials look after the running of the whole: administrators act, auditors look. */
@Component
class Operators {
  private final Officials officials;

  Operators(Officials officials) {
    this.officials = officials;
  }

  /**
   * Lets administrators and auditors pass.
   *
   * @throws NotAllowed for others
   */
  void admitToLook(String official) {
    if (!mayLook(official)) {
      throw new NotAllowed("This is for administrators and auditors.");
    }
  }

  /**
   * Lets administrators pass.
   *
   * @throws NotAllowed for others
   */
  void admitToAct(String official) {
    if (!mayAct(official)) {
      throw new NotAllowed("Only an administrator may do this.");
    }
  }

  boolean mayLook(String official) {
    return holdsOneOf(official, Role.ADMINISTRATOR, Role.AUDITOR);
  }

  boolean mayAct(String official) {
    return holdsOneOf(official, Role.ADMINISTRATOR);
  }

  private boolean holdsOneOf(String official, Role... roles) {
    List<Role> wanted = Arrays.asList(roles);
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> wanted.contains(post.role()));
  }
}
