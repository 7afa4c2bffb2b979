package org.aidflow.desk.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.aidflow.desk.BooksState;
import org.aidflow.desk.Operations;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page of operations asks for, in the session of whoever is logged in. */
@RestController
@RequestMapping("/desk/operations")
class OperationsController {
  private final Operations operations;

  OperationsController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping("/books")
  BooksState books(Principal official) {
    return operations.books(official.getName());
  }

  @PostMapping("/books/resume-releases")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resumeReleases(@Valid @RequestBody ReasonForm form, Principal official) {
    operations.resumeReleases(official.getName(), form.reason());
  }

  record ReasonForm(@NotBlank @Size(min = 3, max = 500) String reason) {}
}
