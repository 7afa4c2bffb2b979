package org.aidflow.workflow.guard;

import java.util.Set;
import org.aidflow.access.Role;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who is at the door. */
record Outsider(String userId, Set<String> groups) {

  static Outsider of(Authentication authentication) {
    var groups = authentication.getGroupIds();
    return new Outsider(authentication.getUserId(), groups == null ? Set.of() : Set.copyOf(groups));
  }

  /** Holds the role somewhere. */
  boolean holds(Role role) {
    return groups.stream()
        .anyMatch(group -> group.equals(role.id()) || group.startsWith(role.id() + "."));
  }

  /** May break the glass when the engine itself has to be mended. */
  boolean isBreakGlass() {
    return groups.contains(Groups.CAMUNDA_ADMIN);
  }
}
