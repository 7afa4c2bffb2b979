package org.aidflow.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A command on its way out.
 *
 * @param attempt 1 at the first try
 */
public record OutboxCommand(UUID id, String kind, JsonNode payload, int attempt) {}
