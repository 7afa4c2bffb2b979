package org.aidflow.workflow.rights;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a group may do with a thing of the engine, or with all of its kind ({@code *}). */
record Grant(Resource resource, String id, List<Permission> permissions) {

  static Grant of(Resource resource, String id, Permission... permissions) {
    return new Grant(resource, id, List.of(permissions));
  }

  /** The permissions as the engine keeps them. */
  int bits() {
    return permissions.stream()
        .mapToInt(Permission::getValue)
        .reduce(0, (some, more) -> some | more);
  }
}
