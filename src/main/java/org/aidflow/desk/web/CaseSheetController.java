package org.aidflow.desk.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.Evidence;
import org.aidflow.desk.CaseSheet;
import org.aidflow.desk.CaseSheets;
import org.aidflow.desk.RevealPurpose;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.PersonalField;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the case sheet in Tasklist asks for, in the official's own session. */
@RestController
@RequestMapping("/desk")
class CaseSheetController {

  private final CaseSheets sheets;

  CaseSheetController(CaseSheets sheets) {
    this.sheets = sheets;
  }

  @GetMapping("/tasks/{taskId}/case")
  CaseSheet ofTask(@PathVariable String taskId, Principal official) {
    return sheets.ofTask(taskId, official.getName());
  }

  @GetMapping("/cases/{caseNumber}")
  CaseSheet ofCase(@PathVariable String caseNumber, Principal official) {
    return sheets.of(named(caseNumber), official.getName());
  }

  @PostMapping("/cases/{caseNumber}/reveal")
  List<Revealed> reveal(
      @PathVariable String caseNumber, @Valid @RequestBody RevealForm form, Principal official) {
    return sheets
        .reveal(named(caseNumber), form.subject(), form.purpose(), official.getName())
        .entrySet()
        .stream()
        .map(Revealed::of)
        .toList();
  }

  @PostMapping(path = "/cases/{caseNumber}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Added add(@PathVariable String caseNumber, @RequestParam MultipartFile file, Principal official)
      throws IOException {
    return Added.of(sheets.add(named(caseNumber), file.getBytes(), official.getName()));
  }

  @GetMapping("/cases/{caseNumber}/files/{id}")
  ResponseEntity<byte[]> file(
      @PathVariable String caseNumber, @PathVariable UUID id, Principal official) {
    var evidence = sheets.evidence(named(caseNumber), id, official.getName());
    var saveAs = ContentDisposition.attachment().filename(evidence.fileName()).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(evidence.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, saveAs.toString())
        .cacheControl(CacheControl.noStore())
        .body(sheets.content(evidence));
  }

  private static CaseNumber named(String caseNumber) {
    if (!CaseNumber.isWellFormed(caseNumber)) {
      throw new NotFound("There is no case " + caseNumber);
    }
    return new CaseNumber(caseNumber);
  }

  record RevealForm(
      @NotNull @Size(min = 1, max = 80) String subject, @NotNull RevealPurpose purpose) {}

  record Revealed(PersonalField field, String value) {
    static Revealed of(Map.Entry<PersonalField, String> entry) {
      return new Revealed(entry.getKey(), entry.getValue());
    }
  }

  record Added(UUID id, String mediaType, Instant at) {
    static Added of(Evidence evidence) {
      return new Added(evidence.id(), evidence.mediaType(), evidence.uploadedAt());
    }
  }
}
