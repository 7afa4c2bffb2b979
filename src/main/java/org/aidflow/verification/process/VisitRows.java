package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.List;
import java.util.Map;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.NeedLine;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The need lines that the form {@code visit-household} asks about, by number, not by purpose. */
@Component
class VisitRows implements TaskRows {

  private final CaseFiles files;

  VisitRows(CaseFiles files) {
    this.files = files;
  }

  @Override
  public String form() {
    return "visit-household";
  }

  @Override
  public Map<String, Object> rows(DelegateTask task) {
    CaseFile file = files.of(caseNumberOf(task.getExecution()));
    List<Map<String, Object>> lines = file.lines().stream().map(line -> row(file, line)).toList();
    return Map.of("lines", lines);
  }

  private static Map<String, Object> row(CaseFile file, NeedLine line) {
    return Map.of(
        "id", line.id().toString(),
        "label", "%d · %s · %s".formatted(line.position(), line.kind().en(), file.category().en()),
        "askedYuan", line.asked().yuan(),
        "asked", line.goods().map(VisitRows::pieces).orElse(line.asked().yuan() + " yuan"),
        "goods", line.goods().isPresent());
  }

  private static String pieces(Goods goods) {
    return "%d, estimated at %s yuan".formatted(goods.asked(), goods.estimated().yuan());
  }
}
