package org.aidflow.exchange.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import org.aidflow.exchange.CloudEvent;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a client's own things, for those who would rather ask than be called. */
@RestController
@Tag(name = "Events")
class EventController {

  private final JdbcClient jdbc;

  EventController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/api/v1/events")
  @PreAuthorize("hasAuthority('SCOPE_events')")
  @Operation(
      summary = "Events as CloudEvents 1.0, the oldest first",
      description = "Ask again with the sequence of the last event seen as after.")
  Page<CloudEvent> events(@Valid @ParameterObject Paging paging, Principal client) {
    return Page.of(find(client.getName(), paging), paging, CloudEvent::sequence);
  }

  /**
   * In the order of the transactions and up to the oldest open one: an event that commits later
   * than one begun after it still comes behind what was read.
   */
  private List<CloudEvent> find(String client, Paging paging) {
    return jdbc.sql(
            """
            select position, id as event_id, type, subject, happened_at, data
            from outbox_event
            where client_id = :client
              and tx < pg_snapshot_xmin(pg_current_snapshot())
              and (:after = 0 or (tx, position) > (
                select tx, position from outbox_event where position = :after))
            order by tx, position
            limit :fetch
            """)
        .param("client", client)
        .param("after", after(paging))
        .param("fetch", paging.fetch())
        .query((row, number) -> CloudEvent.of(row))
        .list();
  }

  private static long after(Paging paging) {
    if (paging.after() == null) {
      return 0;
    }
    try {
      return Long.parseLong(paging.after());
    } catch (NumberFormatException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "the sequence of an event");
    }
  }
}
