package org.aidflow.exchange.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aidflow.exchange.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body, at most {@value #LIMIT} bytes, before anything else is done: no connection to the
 * database waits for a slow caller, and the body can be read again. Multipart bodies have their own
 * limits.
 */
final class WholeBodyFilter extends OncePerRequestFilter {

  static final int LIMIT = 1_000_000;

  private final Problems problems;

  WholeBodyFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return StringUtils.startsWithIgnoreCase(
        request.getContentType(), MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      problems.write(StatusProblems.of(HttpStatus.PAYLOAD_TOO_LARGE), request, response);
    } else {
      chain.doFilter(new WholeBody(request, body), response);
    }
  }
}
