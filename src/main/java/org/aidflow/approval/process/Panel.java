package org.aidflow.approval.process;

import java.util.List;
import java.util.Set;
import org.aidflow.access.Role;
import org.aidflow.approval.ApprovalLevels;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sits on a panel: models say {@code ${panel.seats(execution)}} and get a role for each seat.
 */
@Component("panel")
class Panel implements ModelBean {

  private final ApprovalLevels levels;

  Panel(ApprovalLevels levels) {
    this.levels = levels;
  }

  @Override
  public String name() {
    return "panel";
  }

  @Override
  public Set<String> methods() {
    return Set.of("seats");
  }

  @Override
  public List<String> call(String method, List<@Nullable Object> arguments) {
    if (arguments.size() == 1 && arguments.get(0) instanceof DelegateExecution execution) {
      return levels.seats(CaseVariables.caseNumberOf(execution)).stream().map(Role::id).toList();
    }
    throw new IllegalArgumentException("Write panel.seats(execution)");
  }
}
