package org.aidflow.exchange.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aidflow.exchange.Problem;
import org.aidflow.exchange.StrictJson;
import org.aidflow.exchange.Violations;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns what was thrown into the problem that the caller should read. */
final class Refusals {

  private Refusals() {}

  /** The first known reason among an exception and its causes; none when the fault is ours. */
  static Optional<Problem> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .map(Refusals::known)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Problem> known(Throwable failure) {
    return ours(failure).or(() -> input(failure)).or(() -> web(failure)).or(() -> state(failure));
  }

  private static Optional<Problem> ours(Throwable failure) {
    if (failure instanceof InvalidInput invalid) {
      return Optional.of(Problem.of(invalid));
    }
    if (failure instanceof NotAllowed reason) {
      return problem(HttpStatus.FORBIDDEN, ErrorCode.NOT_ALLOWED, message(reason));
    }
    if (failure instanceof NotFound missing) {
      return problem(HttpStatus.NOT_FOUND, ErrorCode.NOT_FOUND, message(missing));
    }
    if (failure instanceof Conflict conflict) {
      return Optional.of(
          Problem.of(HttpStatus.CONFLICT, conflict.code(), message(conflict), conflict.facts()));
    }
    return Optional.empty();
  }

  private static Optional<Problem> input(Throwable failure) {
    if (failure instanceof JsonProcessingException json) {
      return Optional.of(Problem.of(StrictJson.refusal(json)));
    }
    if (failure instanceof HttpMessageNotReadableException unread) {
      return unread.getCause() == null
          ? field("", ErrorCode.REQUIRED, "a body is required")
          : unread.getCause() instanceof JsonProcessingException
              ? Optional.empty()
              : field("", ErrorCode.UNREADABLE, "unreadable");
    }
    if (failure instanceof BindException bind) {
      return fields(bind.getAllErrors().stream().map(Refusals::error).toList());
    }
    if (failure instanceof ConstraintViolationException broken) {
      return fields(broken.getConstraintViolations().stream().map(Violations::error).toList());
    }
    if (failure instanceof HandlerMethodValidationException broken) {
      return fields(
          broken.getParameterValidationResults().stream().flatMap(Refusals::errors).toList());
    }
    if (failure instanceof MissingServletRequestParameterException missing) {
      return field(missing.getParameterName(), ErrorCode.REQUIRED, "is required");
    }
    if (failure instanceof MissingRequestHeaderException missing) {
      return field(missing.getHeaderName(), ErrorCode.REQUIRED, "is required");
    }
    if (failure instanceof MissingServletRequestPartException missing) {
      return field(missing.getRequestPartName(), ErrorCode.REQUIRED, "is required");
    }
    if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
      return fields(List.of(mismatch(mismatch.getName(), mismatch)));
    }
    return Optional.empty();
  }

  private static Optional<Problem> web(Throwable failure) {
    if (failure instanceof ErrorResponse response) {
      HttpStatus status =
          Optional.ofNullable(HttpStatus.resolve(response.getStatusCode().value()))
              .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
      return status.is5xxServerError() ? Optional.empty() : Optional.of(StatusProblems.of(status));
    }
    if (failure instanceof MultipartException) {
      return field("", ErrorCode.UNREADABLE, "not well-formed multipart content");
    }
    return Optional.empty();
  }

  private static Optional<Problem> state(Throwable failure) {
    if (failure instanceof SQLException refused) {
      return DatabaseRefusals.of(refused);
    }
    if (failure instanceof ConcurrencyFailureException
        || failure instanceof OptimisticLockException) {
      return problem(
          HttpStatus.CONFLICT, ErrorCode.IN_FLIGHT, "Somebody else is changing this: try again.");
    }
    if (failure instanceof CannotCreateTransactionException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessResourceException) {
      return Optional.of(StatusProblems.of(HttpStatus.SERVICE_UNAVAILABLE));
    }
    return Optional.empty();
  }

  private static Stream<FieldError> errors(ParameterValidationResult result) {
    if (result instanceof ParameterErrors fields) {
      return fields.getAllErrors().stream().map(Refusals::error);
    }
    String parameter =
        Optional.ofNullable(result.getMethodParameter().getParameterName()).orElse("");
    return result.getResolvableErrors().stream()
        .map(error -> result.unwrap(error, ConstraintViolation.class))
        .map(Violations::error)
        .map(error -> new FieldError(parameter, error.code(), error.message()));
  }

  private static FieldError error(ObjectError error) {
    if (error.contains(TypeMismatchException.class)) {
      return mismatch(name(error), error.unwrap(TypeMismatchException.class));
    }
    if (error.contains(ConstraintViolation.class)) {
      return Violations.error(error.unwrap(ConstraintViolation.class));
    }
    return new FieldError(name(error), ErrorCode.BAD_FORMAT, message(error));
  }

  private static String name(ObjectError error) {
    return error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
  }

  private static FieldError mismatch(String name, TypeMismatchException failure) {
    Class<?> wanted = failure.getRequiredType();
    if (wanted == null) {
      return new FieldError(name, ErrorCode.WRONG_TYPE, "wrong type");
    }
    if (wanted.isEnum()) {
      return new FieldError(
          name, ErrorCode.UNKNOWN_CODE, "one of " + List.of(wanted.getEnumConstants()));
    }
    return wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)
        ? new FieldError(name, ErrorCode.WRONG_TYPE, "wrong type")
        : new FieldError(name, ErrorCode.BAD_FORMAT, "wrong format");
  }

  private static Optional<Problem> field(String field, ErrorCode code, String message) {
    return fields(List.of(new FieldError(field, code, message)));
  }

  private static Optional<Problem> fields(List<FieldError> errors) {
    return Optional.of(Problem.of(new InvalidInput(errors)));
  }

  private static Optional<Problem> problem(HttpStatus status, ErrorCode code, String message) {
    return Optional.of(Problem.of(status, code, message));
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse("");
  }

  private static String message(MessageSourceResolvable error) {
    return Optional.ofNullable(error.getDefaultMessage()).orElse("wrong format");
  }
}
