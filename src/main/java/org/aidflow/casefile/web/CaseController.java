package org.aidflow.casefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseQuery;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Evidence;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.OwnCases;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.WaitingList;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a client sees of the cases it filed. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "Cases", description = "The cases that this client filed")
class CaseController {

  private final OwnCases own;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Evidences evidences;
  private final WaitingList waiting;

  CaseController(
      OwnCases own, CaseFiles files, Timeline timeline, Evidences evidences, WaitingList waiting) {
    this.own = own;
    this.files = files;
    this.timeline = timeline;
    this.evidences = evidences;
    this.waiting = waiting;
  }

  @GetMapping("/{caseNumber}")
  @PreAuthorize(Scopes.MAY_READ_CASES)
  @Operation(summary = "One case: status, next step, lines and timeline, in the language asked for")
  CaseView one(@PathVariable String caseNumber, Locale locale) {
    CaseFile file = own.named(caseNumber);
    var number = file.caseNumber();
    return CaseView.of(
        file, timeline.of(number), waiting.rankOf(number).orElse(null), Language.of(locale));
  }

  @GetMapping
  @PreAuthorize(Scopes.MAY_READ_CASES)
  @Operation(summary = "Cases by reference, status or change, the longest unchanged first")
  Page<CaseSummary> list(
      @RequestParam(required = false) @Nullable @Size(max = 100) String externalRef,
      @RequestParam(required = false) @Nullable CaseStatus status,
      @RequestParam(required = false) @Nullable Instant updatedAfter,
      @Valid @ParameterObject Paging paging) {
    return files
        .list(new CaseQuery(own.client(), externalRef, status, updatedAfter), paging)
        .map(CaseSummary::of);
  }

  @PostMapping(path = "/{caseNumber}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(Scopes.MAY_FILE_CASES)
  @Operation(summary = "Adds a photo or document: JPEG, PNG, WebP or PDF, at most 10 MB, 20 a case")
  DocumentReceipt add(@PathVariable String caseNumber, @RequestParam MultipartFile file)
      throws IOException {
    Evidence evidence = evidences.add(own.named(caseNumber).caseNumber(), file.getBytes());
    return new DocumentReceipt(evidence.id(), evidence.mediaType(), evidence.size());
  }

  record DocumentReceipt(UUID documentId, String mediaType, long size) {}
}
