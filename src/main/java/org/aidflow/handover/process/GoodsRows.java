package org.aidflow.handover.process;

import static org.aidflow.handover.process.HandOverModel.NEED_ID;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.handover.Shipments;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The goods that a form about them shows, where its model says which: the line, the pieces. */
abstract class GoodsRows implements TaskRows {
  private final Shipments shipments;
  private final CaseFiles cases;

  GoodsRows(Shipments shipments, CaseFiles cases) {
    this.shipments = shipments;
    this.cases = cases;
  }

  @Override
  public Map<String, Object> rows(DelegateTask task) {
    return NEED_ID
        .find(task.getExecution())
        .map(UUID::fromString)
        .map(this::goods)
        .orElse(Map.of());
  }

  private Map<String, Object> goods(UUID need) {
    return Map.of(
        "goods",
        List.of(
            Map.of(
                "id", need.toString(),
                "line", cases.line(need).position(),
                "pieces", shipments.piecesOf(need))));
  }
}
