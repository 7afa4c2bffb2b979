package org.aidflow.casefile.web;

import org.aidflow.access.Actor;
import org.aidflow.access.CurrentActor;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.springframework.stereotype.Component;

/** The cases of the client that calls; others' are not there. */
@Component
class OwnCases {

  private final CaseFiles files;
  private final CurrentActor actor;

  OwnCases(CaseFiles files, CurrentActor actor) {
    this.files = files;
    this.actor = actor;
  }

  String client() {
    if (actor.get() instanceof Actor.Client client) {
      return client.clientId();
    }
    throw new NotAllowed("Only a client has cases of its own");
  }

  CaseFile named(String caseNumber) {
    if (CaseNumber.isWellFormed(caseNumber)) {
      CaseFile file = files.of(new CaseNumber(caseNumber));
      if (file.clientId().equals(client())) {
        return file;
      }
    }
    throw new NotFound("There is no case " + caseNumber);
  }
}
