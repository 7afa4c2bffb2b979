package org.aidflow.approval.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.aidflow.access.Scopes;
import org.aidflow.approval.Appeals;
import org.aidflow.approval.Letters;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.OwnCases;
import org.aidflow.exchange.Page;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was decided on a client's own case, and the way to appeal. */
@RestController
@RequestMapping("/api/v1/cases/{caseNumber}")
@Tag(name = "Cases")
class AppealController {
  private final Appeals appeals;
  private final Letters letters;
  private final OwnCases ownCases;

  AppealController(Appeals appeals, Letters letters, OwnCases ownCases) {
    this.appeals = appeals;
    this.letters = letters;
    this.ownCases = ownCases;
  }

  @PostMapping("/appeal")
  @Transactional
  @PreAuthorize(Scopes.MAY_FILE_CASES)
  @Operation(
      summary = "The applicant appeals against the refusal",
      description =
          "Within its time, and once: a second appeal against the same refusal gets 409. Another"
              + " person, one level up, decides.")
  Appealed appeal(@PathVariable String caseNumber, @Valid @RequestBody AppealForm form) {
    var file = appeals.file(ownCases.number(caseNumber), form.grounds());
    return new Appealed(file.caseNumber(), file.status(), file.flags());
  }

  @GetMapping("/letters")
  @PreAuthorize(Scopes.MAY_READ_CASES)
  @Operation(
      summary = "The decision letters of a case, the oldest first",
      description = "In the language asked for: the rules that fired and what the official wrote.")
  Page<Letters.Letter> letters(@PathVariable String caseNumber, Locale locale) {
    return new Page<>(letters.of(ownCases.number(caseNumber), Language.of(locale)), null);
  }

  /**
   * Why the applicant thinks that the refusal is wrong.
   *
   * @param grounds only officials who decide on it read them
   */
  record AppealForm(@NotNull @Size(min = 5, max = 4000) String grounds) {}

  record Appealed(CaseNumber caseNumber, CaseStatus status, Set<CaseFlag> flags) {}
}
