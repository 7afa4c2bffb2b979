package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.Map;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.verification.Duplicate;
import org.aidflow.verification.Duplicates;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The earlier cases that the form {@code resolve-duplicate} shows, without a name. */
@Component
class CandidateRows implements TaskRows {

  private final Duplicates duplicates;
  private final CaseFiles files;

  CandidateRows(Duplicates duplicates, CaseFiles files) {
    this.duplicates = duplicates;
    this.files = files;
  }

  @Override
  public String form() {
    return "resolve-duplicate";
  }

  @Override
  public Map<String, Object> rows(DelegateTask task) {
    return Map.of(
        "candidates",
        duplicates.unresolved(caseNumberOf(task.getExecution())).stream().map(this::row).toList());
  }

  private Map<String, Object> row(Duplicate candidate) {
    CaseFile earlier = files.of(candidate.earlier());
    return Map.of(
        "id", candidate.earlier().value(),
        "why", candidate.kind().en(),
        "filedOn", earlier.filedAt().atZone(WorkingDays.ZONE).toLocalDate().toString(),
        "category", earlier.category().en(),
        "askedYuan", earlier.asked().yuan(),
        "status", earlier.status().en());
  }
}
