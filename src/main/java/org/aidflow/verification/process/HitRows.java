package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.List;
import java.util.Map;
import org.aidflow.verification.Hits;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The hits that the form {@code review-verification} lets a person clear. */
@Component
class HitRows implements TaskRows {

  private final Hits hits;

  HitRows(Hits hits) {
    this.hits = hits;
  }

  @Override
  public String form() {
    return "review-verification";
  }

  @Override
  public Map<String, Object> rows(DelegateTask task) {
    List<Map<String, String>> open =
        hits.open(caseNumberOf(task.getExecution())).stream()
            .map(hit -> Map.of("id", hit.id().toString(), "hit", hit.inWords()))
            .toList();
    return Map.of("clearedHits", open);
  }
}
