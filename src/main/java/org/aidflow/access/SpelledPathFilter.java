package org.aidflow.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aidflow.exchange.Problem;
import org.aidflow.exchange.Problems;
import org.aidflow.kernel.ErrorCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path to the engine's doors that is spelled in another way than it is read ({@code
 * //camunda/}, {@code /camunda/%61pi/}), before filters that would stumble over it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SpelledPathFilter extends OncePerRequestFilter {
  private final Problems problems;

  SpelledPathFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var door = request.getContextPath() + request.getServletPath();
    if (request.getPathInfo() == null || request.getRequestURI().startsWith(door)) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          Problem.of(HttpStatus.BAD_REQUEST, ErrorCode.UNREADABLE, "Write the path plainly."),
          request,
          response);
    }
  }
}
