package org.aidflow.exchange;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.FieldError;

/**
 * A problem as it is written (RFC 9457).
 *
 * @param facts further members, which say more of the case in hand
 */
@Schema(name = "Problem", description = "RFC 9457; may have further members")
public record ProblemDocument(
    @Schema(example = "urn:aidflow:problem:more-than-open") String type,
    String title,
    int status,
    String detail,
    String instance,
    @Schema(description = "What is wrong; the field is empty where it is the whole call")
        List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> facts) {}
