package org.aidflow.workflow.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what went wrong behind the engine's doors. The engine wraps what listeners and delegates
 * throw, so the causes are walked for the one that says something: 400 names the fields, 403 the
 * reason, 404 and 409 the state. A 500 says no more than that it is logged.
 */
final class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private static final String COMMANDS = "org.camunda.bpm.engine.impl.interceptor.";
  private static final Pattern QUERY_PARAMETER = Pattern.compile("query parameter '(\\w+)'");

  private static final String TOO_LATE =
      "Somebody else was faster, or the case has moved on. Load it again.";

  private Refusals() {}

  static Response of(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .map(Refusals::known)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> other(thrown));
  }

  static Response tooLarge() {
    return answer(
        Status.REQUEST_ENTITY_TOO_LARGE,
        new Refusal("TooLarge", "The content is too large.", List.of()));
  }

  private static @Nullable Response known(Throwable cause) {
    if (cause instanceof InvalidInput invalid) {
      return answer(Status.BAD_REQUEST, Refusal.of(invalid, words(invalid.errors())));
    }
    if (cause instanceof NotAllowed || cause instanceof AuthorizationException) {
      return answer(Status.FORBIDDEN, Refusal.of(cause));
    }
    if (cause instanceof NotFound) {
      return answer(Status.NOT_FOUND, Refusal.of(cause));
    }
    if (cause instanceof Conflict || cause instanceof SuspendedEntityInteractionException) {
      return answer(Status.CONFLICT, Refusal.of(cause));
    }
    if (cause instanceof BadUserRequestException || cause instanceof NotValidException) {
      return answer(Status.BAD_REQUEST, Refusal.of(cause));
    }
    if (cause instanceof SQLException failure && isUnfitValue(failure)) {
      var unfit = new FieldError("", ErrorCode.BAD_FORMAT, "a value that cannot be kept");
      return answer(
          Status.BAD_REQUEST,
          new Refusal(
              "InvalidInput",
              "Too long a value, or one with characters that nobody sees.",
              List.of(unfit)));
    }
    if (cause instanceof OptimisticLockingException
        || cause instanceof TaskAlreadyClaimedException
        || (cause instanceof SQLException failure && isRace(failure))) {
      return answer(Status.CONFLICT, new Refusal("Conflict", TOO_LATE, List.of()));
    }
    return null;
  }

  /** Deadlocks, serialization failures, broken constraints. */
  private static boolean isRace(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && (state.startsWith("40") || state.startsWith("23"));
  }

  /** Too long, out of range, with a NUL character. */
  private static boolean isUnfitValue(SQLException failure) {
    return failure.getSQLState() != null && failure.getSQLState().startsWith("22");
  }

  private static Response other(Throwable thrown) {
    if (thrown instanceof IllegalArgumentException && isOutsideTheEngine(thrown)) {
      var unreadable = new FieldError("", ErrorCode.BAD_FORMAT, "cannot be read");
      return answer(
          Status.BAD_REQUEST,
          new Refusal("InvalidInput", "A value of the call cannot be read.", List.of(unreadable)));
    }
    var status = ExceptionHandlerHelper.getInstance().getStatus(thrown);
    if (status != null && status.getStatusCode() < 500) {
      return queryParameter(thrown)
          .map(named -> answer(Status.BAD_REQUEST, named))
          .orElseGet(
              () ->
                  Response.status(status)
                      .type(MediaType.APPLICATION_JSON_TYPE)
                      .entity(ExceptionHandlerHelper.getInstance().fromException(thrown))
                      .build());
    }
    if (thrown instanceof WebApplicationException web) {
      return web.getResponse();
    }
    log.error("A call of the engine failed", thrown);
    return answer(
        Status.INTERNAL_SERVER_ERROR,
        new Refusal("InternalError", "Something went wrong here; it has been logged.", List.of()));
  }

  /** What the REST layer cannot read of a call it refuses before any command. */
  private static boolean isOutsideTheEngine(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .noneMatch(frame -> frame.getClassName().startsWith(COMMANDS));
  }

  private static Optional<Refusal> queryParameter(Throwable thrown) {
    return Optional.of(QUERY_PARAMETER.matcher(String.valueOf(thrown.getMessage())))
        .filter(Matcher::find)
        .map(found -> new FieldError(found.group(1), ErrorCode.BAD_FORMAT, "wrong format"))
        .map(error -> new Refusal("InvalidInput", words(List.of(error)), List.of(error)));
  }

  private static Response answer(Status status, Refusal refusal) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(refusal).build();
  }

  /**
   * One line for each. Messages of forms begin with the field's label; the others need the name of
   * the field.
   */
  private static String words(List<FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                error.message().startsWith("“")
                    ? error.message()
                    : error.field() + ": " + error.message())
        .collect(Collectors.joining(".\n", "", "."));
  }
}
