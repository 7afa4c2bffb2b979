package org.aidflow.desk.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.aidflow.desk.Operations;
import org.aidflow.desk.OperationsOverview;
import org.aidflow.exchange.Queue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The page of operations and what it asks for, in the session of whoever is logged in. */
@RestController
@RequestMapping("/desk/operations")
class OperationsController {
  private static final Resource PAGE = new ClassPathResource("org/aidflow/desk/operations.html");

  private final Operations operations;

  OperationsController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  Resource page(Principal official) {
    operations.enter(official.getName());
    return PAGE;
  }

  @GetMapping("/overview")
  OperationsOverview overview(Principal official) {
    return operations.overview(official.getName());
  }

  @PostMapping("/resume-releases")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resumeReleases(@Valid @RequestBody ReasonForm form, Principal official) {
    operations.resumeReleases(official.getName(), form.reason());
  }

  @PostMapping("/work/{queue}/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable Queue queue, @PathVariable String id, Principal official) {
    operations.retry(official.getName(), queue, id);
  }

  @PostMapping("/work/{queue}/{id}/give-up")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveUp(
      @PathVariable Queue queue,
      @PathVariable String id,
      @Valid @RequestBody ReasonForm form,
      Principal official) {
    operations.giveUp(official.getName(), queue, id, form.reason());
  }

  @PostMapping("/jobs/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retryJob(@PathVariable String id, Principal official) {
    operations.retryJob(official.getName(), id);
  }

  record ReasonForm(@NotBlank @Size(min = 3, max = 500) String reason) {}
}
