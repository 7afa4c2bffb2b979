package org.aidflow.verification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.OwnCases;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.verification.Completions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The applicant adds what was found missing, through the client that filed. */
@RestController
@Tag(name = "Cases")
class CompletionController {

  private final Completions completions;
  private final CaseFiles files;
  private final OwnCases ownCases;

  CompletionController(Completions completions, CaseFiles files, OwnCases ownCases) {
    this.completions = completions;
    this.files = files;
    this.ownCases = ownCases;
  }

  record Completed(CaseNumber caseNumber, CaseStatus status) {}

  @PostMapping("/api/v1/cases/{caseNumber}/completion")
  @PreAuthorize(Scopes.MAY_FILE_CASES)
  @Operation(
      summary = "The applicant adds what was asked for by the event completion-asked",
      description = "Documents first; once is enough. 409 when nothing is asked for.")
  Completed complete(@PathVariable String caseNumber, @Valid @RequestBody CompletionForm form) {
    CaseNumber own = ownCases.number(caseNumber);
    completions.answer(own, form.completion());
    return new Completed(own, files.of(own).status());
  }
}
