package org.aidflow.helprequest.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.aidflow.access.CurrentActor;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.helprequest.HelpRequestForm;
import org.aidflow.helprequest.HelpRequests;
import org.aidflow.helprequest.process.HelpRequestProcess;
import org.aidflow.kernel.CaseNumber;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where portal, app and mini-programme file help requests. */
@RestController
@RequestMapping("/api/v1/help-requests")
@Tag(name = "Help requests", description = "A household asks for help")
class HelpRequestController {

  private final HelpRequests requests;
  private final HelpRequestProcess process;
  private final CurrentActor actor;

  HelpRequestController(HelpRequests requests, HelpRequestProcess process, CurrentActor actor) {
    this.requests = requests;
    this.process = process;
    this.actor = actor;
  }

  @PostMapping
  @Transactional
  @PreAuthorize(Scopes.MAY_FILE_CASES)
  @Operation(
      summary = "Files a help request",
      description =
          "Money up to 1,000 yuan of normal urgency for now. A reference is taken once: the second"
              + " filing gets 409 and the number of the first case.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      examples = @ExampleObject(HelpRequestExample.JSON))))
  @ApiResponse(responseCode = "201", description = "Filed; Location is the case")
  ResponseEntity<CaseReceipt> file(@RequestBody HelpRequestForm form) {
    CaseFile file = requests.file(form, actor.get());
    process.start(file);
    return ResponseEntity.created(URI.create("/api/v1/cases/" + file.caseNumber()))
        .body(new CaseReceipt(file.caseNumber(), file.status()));
  }

  record CaseReceipt(CaseNumber caseNumber, CaseStatus status) {}
}
