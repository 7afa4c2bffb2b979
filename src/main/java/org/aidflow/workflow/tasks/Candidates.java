package org.aidflow.workflow.tasks;

import java.util.List;
import java.util.Set;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.kernel.AreaCode;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which group a task is offered to: models say {@code ${candidates.of('township-head', execution)}}
 * and get the role in the area that is competent for it.
 */
@Component("candidates")
class Candidates implements ModelBean {

  @Override
  public String name() {
    return "candidates";
  }

  @Override
  public Set<String> methods() {
    return Set.of("of");
  }

  @Override
  public String call(String method, List<@Nullable Object> arguments) {
    if (arguments.size() == 2
        && arguments.get(0) instanceof String role
        && arguments.get(1) instanceof DelegateExecution execution) {
      return of(role, execution);
    }
    throw new IllegalArgumentException("Write candidates.of('id of the role', execution)");
  }

  /** The group of the role that is competent for the area of the work. */
  String of(String roleId, DelegateExecution execution) {
    var role =
        Role.of(roleId)
            .orElseThrow(() -> new IllegalStateException("There is no role '" + roleId + "'"));
    return Post.competent(role, new AreaCode(CaseVariables.AREA.get(execution))).group();
  }
}
