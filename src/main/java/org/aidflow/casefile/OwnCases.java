package org.aidflow.casefile;

import org.aidflow.access.Actor;
import org.aidflow.access.CurrentActor;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.springframework.stereotype.Component;

/** The cases of the client that calls; others' are not there. */
@Component
public class OwnCases {

  private final CaseFiles files;
  private final CurrentActor actor;

  OwnCases(CaseFiles files, CurrentActor actor) {
    this.files = files;
    this.actor = actor;
  }

  /**
   * Who calls.
   *
   * @throws NotAllowed when it is no client
   */
  public String client() {
    if (actor.get() instanceof Actor.Client client) {
      return client.clientId();
    }
    throw new NotAllowed("Only a client has cases of its own");
  }

  /**
   * The case of this number.
   *
   * @param caseNumber as it was written
   * @throws NotFound when there is none, or it is another client's
   */
  public CaseFile named(String caseNumber) {
    if (CaseNumber.isWellFormed(caseNumber)) {
      CaseFile file = files.of(new CaseNumber(caseNumber));
      if (file.clientId().equals(client())) {
        return file;
      }
    }
    throw new NotFound("There is no case " + caseNumber);
  }

  /**
   * The same, its number alone.
   *
   * @throws NotFound when there is none, or it is another client's
   */
  public CaseNumber number(String caseNumber) {
    return named(caseNumber).caseNumber();
  }
}
