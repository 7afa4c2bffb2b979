package org.aidflow.exchange.web;

import org.aidflow.exchange.Problem;
import org.aidflow.kernel.ErrorCode;
import org.springframework.http.HttpStatus;

/** Problems of which nothing is known but the status. */
final class StatusProblems {

  private StatusProblems() {}

  static Problem of(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> problem(status, ErrorCode.NOT_ALLOWED, "Say who you are.");
      case FORBIDDEN -> problem(status, ErrorCode.NOT_ALLOWED, "You may not do this.");
      case NOT_FOUND -> problem(status, ErrorCode.NOT_FOUND, "There is nothing here.");
      case METHOD_NOT_ALLOWED ->
          problem(status, ErrorCode.NOT_ALLOWED, "This method is not supported here.");
      case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE ->
          problem(status, ErrorCode.UNSUPPORTED_MEDIA, "This media type is not supported here.");
      case CONFLICT -> problem(status, ErrorCode.WRONG_STATE, "This is not possible now.");
      case PAYLOAD_TOO_LARGE -> problem(status, ErrorCode.TOO_LARGE, "The content is too large.");
      case TOO_MANY_REQUESTS ->
          problem(status, ErrorCode.RATE_LIMITED, "Too many requests: wait a little.");
      case SERVICE_UNAVAILABLE ->
          problem(status, ErrorCode.INTERNAL, "Something we need is away: try again soon.");
      default ->
          status.is4xxClientError()
              ? problem(status, ErrorCode.UNREADABLE, "The request cannot be understood.")
              : problem(status, ErrorCode.INTERNAL, "The fault is ours; it has been noted.");
    };
  }

  private static Problem problem(HttpStatus status, ErrorCode code, String message) {
    return Problem.of(status, code, message);
  }
}
