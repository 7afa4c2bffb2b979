package org.aidflow.helprequest;

import static org.aidflow.casefile.TimelineCode.FILED_AFTER;
import static org.aidflow.casefile.TimelineCode.NEW_NEED_FILED;

import jakarta.persistence.EntityManager;
import java.util.Map;
import org.aidflow.access.Actor;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.NewNeedFound;
import org.aidflow.casefile.Timeline;
import org.aidflow.helprequest.process.HelpRequestProcess;
import org.aidflow.kernel.InvalidInput;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Files a request for each need that was found when another case was followed up. */
@Component
class NewNeeds {
  private final EntityManager entities;
  private final HelpRequests requests;
  private final HelpRequestProcess process;
  private final KnownHouseholds known;
  private final CaseFiles files;
  private final Timeline timeline;

  NewNeeds(
      EntityManager entities,
      HelpRequests requests,
      HelpRequestProcess process,
      KnownHouseholds known,
      CaseFiles files,
      Timeline timeline) {
    this.entities = entities;
    this.requests = requests;
    this.process = process;
    this.known = known;
    this.files = files;
    this.timeline = timeline;
  }

  /** In the transaction of whoever found it, who is told what is wrong. */
  @EventListener
  void on(NewNeedFound found) {
    entities.flush(); // inserts are grouped by kind: entries of cases that are there go first
    var earlier = files.of(found.caseNumber());
    var file = file(earlier, found);
    files.follow(file.caseNumber(), earlier.caseNumber());
    timeline.write(earlier.caseNumber(), NEW_NEED_FILED, Map.of("case", file.caseNumber().value()));
    timeline.write(file.caseNumber(), FILED_AFTER, Map.of("case", earlier.caseNumber().value()));
    files.announce(earlier, "new-need-filed", Map.of("newCaseNumber", file.caseNumber().value()));
    process.start(file);
  }

  private CaseFile file(CaseFile earlier, NewNeedFound found) {
    try {
      return requests.fileFor(
          earlier.clientId(), known.form(earlier, found), new Actor.Official(found.official()));
    } catch (InvalidInput wrong) {
      var first = wrong.errors().get(0);
      throw InvalidInput.of(
          "newNeedYuan", first.code(), "%s: %s".formatted(first.field(), first.message()));
    }
  }
}
