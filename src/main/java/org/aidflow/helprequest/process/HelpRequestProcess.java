package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.RESUME_AT;
import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;
import static org.aidflow.workflow.CaseVariables.CASE_NUMBER;

import java.util.Map;
import org.aidflow.casefile.CaseFile;
import org.aidflow.workflow.Sends;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells the engine what the front door filed, in the caller's transaction. */
@Sends("help-request-filed")
@Component
public class HelpRequestProcess {

  private static final String FILED = "help-request-filed";

  private final RuntimeService runtime;

  HelpRequestProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Starts the one process of a case that was just filed. */
  public void start(CaseFile file) {
    String caseNumber = file.caseNumber().value();
    runtime.startProcessInstanceByMessage(
        FILED,
        caseNumber,
        Map.of(
            CASE_NUMBER.name(),
            caseNumber,
            AREA.name(),
            file.area().value(),
            AMOUNT_FEN.name(),
            file.askedValue().fen(),
            RESUME_AT.name(),
            "VERIFICATION"));
  }
}
