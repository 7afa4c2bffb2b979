package org.aidflow.exchange;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.springframework.http.HttpStatus;

/**
 * Why a call is refused (RFC 9457).
 *
 * @param errors what is wrong, never empty; the field is empty where it is the whole call
 * @param facts what else the caller should know, as members of the document
 */
public record Problem(HttpStatus status, List<FieldError> errors, Map<String, Object> facts) {

  /** Refusals of what can be read, but breaks a rule. */
  private static final Set<ErrorCode> RULES =
      EnumSet.of(
          ErrorCode.NOT_SUPPORTED_YET,
          ErrorCode.OUT_OF_RANGE,
          ErrorCode.BAD_CHECK_DIGIT,
          ErrorCode.UNKNOWN_AREA,
          ErrorCode.FUTURE_DATE,
          ErrorCode.CONSENT_MISSING,
          ErrorCode.DUPLICATE,
          ErrorCode.KEY_REUSED);

  /** A problem of the whole call. */
  public static Problem of(HttpStatus status, ErrorCode code, String message) {
    return of(status, code, message, Map.of());
  }

  /** A problem of the whole call, with facts. */
  public static Problem of(
      HttpStatus status, ErrorCode code, String message, Map<String, Object> facts) {
    return new Problem(status, List.of(new FieldError("", code, message)), facts);
  }

  /** 422 when all of it is well formed, else 400. */
  public static Problem of(InvalidInput refusal) {
    boolean wellFormed = refusal.errors().stream().map(FieldError::code).allMatch(RULES::contains);
    return new Problem(
        wellFormed ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST,
        refusal.errors(),
        Map.of());
  }

  /** The code of the first error. */
  public ErrorCode code() {
    return errors.get(0).code();
  }
}
