package org.aidflow.notice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.notice.Notices;
import org.aidflow.notice.Objections;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The public notices, for everybody to read, and what clients have against them. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices", description = "What villages read of approved cases, masked")
class NoticeController {

  private final Notices notices;
  private final Objections objections;

  NoticeController(Notices notices, Objections objections) {
    this.notices = notices;
    this.objections = objections;
  }

  @GetMapping
  @Operation(summary = "Running notices of an area, the newest first")
  Page<NoticeView> list(
      @RequestParam @Parameter(example = "520502100") AreaCode area,
      @Valid @ParameterObject Paging paging) {
    if (!Areas.exists(area)) {
      throw InvalidInput.of("area", ErrorCode.UNKNOWN_AREA, "unknown area");
    }
    return notices.list(area, paging).map(NoticeView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One running notice")
  NoticeView one(@PathVariable UUID id) {
    return NoticeView.of(notices.running(id));
  }

  @PostMapping("/{id}/objections")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize(Scopes.MAY_OBJECT)
  @Operation(
      summary = "Objects to a case on notice",
      description = "The county looks into it. Who objects is sealed; the household never learns.")
  @ApiResponse(responseCode = "201", description = "It is looked into")
  ObjectionView object(
      @PathVariable UUID id, @Valid @RequestBody ObjectionForm form, Principal client) {
    return ObjectionView.of(objections.raise(id, client.getName(), form.said()));
  }
}
