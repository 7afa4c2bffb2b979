package org.aidflow.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers the web applications, which ask who is logged in before anybody is. "Nobody" is 204: the
 * engine's own 404 is reported by browsers as an error of the page.
 */
final class WhoIsLoggedInFilter extends OncePerRequestFilter {
  private static final UnderPath USERS = new UnderPath("/camunda/api/admin/auth/user");

  private final OfficialSession sessions;

  WhoIsLoggedInFilter(OfficialSession sessions) {
    this.sessions = sessions;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.GET.matches(request.getMethod()) || !USERS.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (sessions.userId(request).isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }
}
