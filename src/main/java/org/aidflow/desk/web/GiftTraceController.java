package org.aidflow.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.desk.GiftTrace;
import org.aidflow.desk.GiftTraces;
import org.aidflow.kernel.Language;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a gift went, for who speaks for the donor. */
@RestController
@Tag(name = "Gifts")
class GiftTraceController {

  private final GiftTraces traces;

  GiftTraceController(GiftTraces traces) {
    this.traces = traces;
  }

  @GetMapping("/api/v1/gifts/{giftId}/trace")
  @PreAuthorize(Scopes.MAY_SEE_GIFTS)
  @Operation(
      summary = "The way of a gift: need, payment, receipt, outcome",
      description = "Says what became of every fen of it, and not who was helped.")
  GiftTrace trace(@PathVariable UUID giftId, Principal client, Locale locale) {
    return traces.of(giftId, client.getName(), Language.of(locale));
  }
}
