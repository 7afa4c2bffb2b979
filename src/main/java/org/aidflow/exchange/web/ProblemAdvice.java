package org.aidflow.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.beans.PropertyEditorSupport;
import java.io.IOException;
import org.aidflow.exchange.Problem;
import org.aidflow.exchange.Problems;
import org.aidflow.exchange.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;

/** Whatever a controller throws becomes a problem document. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  /** Who may not is answered by the security filters. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSecurity(RuntimeException refusal) {
    throw refusal;
  }

  @ExceptionHandler
  void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      log.debug("The caller has gone", failure);
      return;
    }
    if (failure instanceof ErrorResponse known) {
      known
          .getHeaders()
          .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }
    problems.write(problem(failure), request, response);
  }

  /** The known reason, or a 500 with everything about it in the log. */
  static Problem problem(Throwable failure) {
    return Refusals.of(failure)
        .orElseGet(
            () -> {
              log.error("Not foreseen", failure);
              return StatusProblems.of(HttpStatus.INTERNAL_SERVER_ERROR);
            });
  }

  /** Parameters and parts of the path obey the same rule as texts in JSON. */
  @InitBinder
  void refuseControlCharacters(WebDataBinder binder) {
    binder.registerCustomEditor(
        String.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            if (!Texts.isPlain(text)) {
              throw new IllegalArgumentException("control characters");
            }
            setValue(text);
          }
        });
  }
}
