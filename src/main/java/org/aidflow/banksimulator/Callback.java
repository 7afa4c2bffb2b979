package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the customer is told; the event id is the same however often it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Callback(
    String eventId,
    String orderId,
    Entry.Kind status,
    @Nullable String code,
    String bankReference,
    long amountFen,
    Instant at) {

  static Callback of(Entry outcome) {
    var said = outcome.kind().said();
    return new Callback(
        outcome.endToEndId() + "-" + said,
        outcome.endToEndId(),
        said,
        outcome.code(),
        outcome.bankReference(),
        outcome.amountFen(),
        outcome.at());
  }
}
