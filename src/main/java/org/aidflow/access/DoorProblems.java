package org.aidflow.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.aidflow.exchange.Problem;
import org.aidflow.exchange.Problems;
import org.aidflow.kernel.ErrorCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers those who are not let in with a problem document: 401 who are you, 403 you may not, 400
 * and 405 what nobody may ask.
 */
@Component
class DoorProblems
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  private static final Set<String> METHODS =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  private final Problems problems;

  DoorProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"aidflow\", charset=\"UTF-8\"");
    answer(HttpStatus.UNAUTHORIZED, "Say who you are, by id and secret.", request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    answer(
        HttpStatus.FORBIDDEN,
        refusal instanceof CsrfException
            ? "The page is out of date: load it again."
            : "You may not do this.",
        request,
        response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
      throws IOException {
    var problem =
        METHODS.contains(request.getMethod())
            ? Problem.of(HttpStatus.BAD_REQUEST, ErrorCode.UNREADABLE, "Write the address plainly.")
            : Problem.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                ErrorCode.NOT_ALLOWED,
                "This method is not supported here.");
    problems.write(problem, request, response);
  }

  /** Whoever it is: they may not. */
  void forbid(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    answer(HttpStatus.FORBIDDEN, "You may not do this.", request, response);
  }

  /**
   * For the desk: a browser is sent to the login, a script is told. Operators have no Tasklist,
   * they log in to Cockpit.
   */
  void askToLogIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.contains("text/html")) {
      var login = new UnderPath("/desk/operations").matches(request) ? "cockpit" : "tasklist";
      response.sendRedirect(request.getContextPath() + "/camunda/app/" + login + "/default/");
    } else {
      answer(HttpStatus.UNAUTHORIZED, "Log in to Tasklist first.", request, response);
    }
  }

  private void answer(
      HttpStatus status, String reason, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(Problem.of(status, ErrorCode.NOT_ALLOWED, reason), request, response);
  }
}
