package org.aidflow.desk;

import java.util.HashSet;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.workflow.OpenTasks;
import org.springframework.stereotype.Component;

/** Which officials may look into a case, and which may add to it. */
@Component
class CaseReaders {

  private final CaseFiles files;
  private final OpenTasks tasks;
  private final Officials officials;

  CaseReaders(CaseFiles files, OpenTasks tasks, Officials officials) {
    this.files = files;
    this.tasks = tasks;
    this.officials = officials;
  }

  /**
   * The case, for whom its area or one of its open tasks concerns.
   *
   * @throws NotAllowed for others
   */
  CaseFile forReading(CaseNumber caseNumber, String official) {
    var file = files.of(caseNumber);
    if (officials.mayRead(official, file.area()) || hasTaskOf(caseNumber, official)) {
      return file;
    }
    throw new NotAllowed("Case " + caseNumber + " lies in another area than yours.");
  }

  /**
   * The case, for whom may also add to it: not auditors.
   *
   * @throws NotAllowed for others
   */
  CaseFile forAdding(CaseNumber caseNumber, String official) {
    var file = forReading(caseNumber, official);
    if (!mayAdd(official)) {
      throw new NotAllowed("You read cases and change nothing.");
    }
    return file;
  }

  boolean mayAdd(String official) {
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> post.role() != Role.AUDITOR);
  }

  private boolean hasTaskOf(CaseNumber caseNumber, String official) {
    var groups = new HashSet<>(officials.groupsOf(official));
    return tasks.of(caseNumber).stream()
        .anyMatch(
            task ->
                official.equals(task.assignee())
                    || task.groups().stream().anyMatch(groups::contains));
  }
}
