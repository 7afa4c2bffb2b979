package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.RESUME_AT;
import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;
import static org.aidflow.workflow.CaseVariables.CASE_NUMBER;
import static org.aidflow.workflow.CaseVariables.REQUEST;

import org.aidflow.access.CurrentActor;
import org.aidflow.casefile.CaseFile;
import org.aidflow.exchange.StrictJson;
import org.aidflow.helprequest.AssistedFiling;
import org.aidflow.helprequest.HelpRequestForm;
import org.aidflow.helprequest.HelpRequests;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Files what an engine start brought, by the code of the front door, and names the instance. */
@Component
class FileHelpRequestDelegate implements JavaDelegate {

  private final HelpRequests requests;
  private final StrictJson json;
  private final CurrentActor actor;
  private final AssistedFiling assisted;

  FileHelpRequestDelegate(
      HelpRequests requests, StrictJson json, CurrentActor actor, AssistedFiling assisted) {
    this.requests = requests;
    this.json = json;
    this.actor = actor;
    this.assisted = assisted;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CaseFile file =
        REQUEST
            .find(execution)
            .map(body -> requests.file(json.read(body, HelpRequestForm.class), actor.get()))
            .orElseGet(() -> assisted.file(FormInput.of(execution)));
    execution.setProcessBusinessKey(file.caseNumber().value());
    CASE_NUMBER.set(execution, file.caseNumber().value());
    AREA.set(execution, file.area().value());
    AMOUNT_FEN.set(execution, file.askedValue().fen());
    RESUME_AT.set(execution, "VERIFICATION");
  }
}
