package org.aidflow.exchange;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as clients read it: CloudEvents 1.0 in structured JSON.
 *
 * @param type with the house's name before it, {@code org.aidflow.case-filed}
 * @param subject the case number or id of what it happened to
 * @param sequence the event's place in the list of all
 * @param data what else is known of it, as JSON
 */
public record CloudEvent(
    String specversion,
    UUID id,
    String source,
    String type,
    String subject,
    Instant time,
    String sequence,
    String datacontenttype,
    @JsonRawValue @Schema(types = "object") String data) {

  /** What the house's name is before each type. */
  public static final String TYPE_PREFIX = "org.aidflow.";

  /** The event of a row that holds the columns of {@code outbox_event}. */
  public static CloudEvent of(ResultSet row) throws SQLException {
    return new CloudEvent(
        "1.0",
        row.getObject("event_id", UUID.class),
        "urn:aidflow",
        TYPE_PREFIX + row.getString("type"),
        row.getString("subject"),
        row.getTimestamp("happened_at").toInstant(),
        row.getString("position"),
        "application/json",
        row.getString("data"));
  }
}
