package org.aidflow.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has a login into Tasklist count for the desk too. */
final class SessionFilter extends OncePerRequestFilter {
  private final OfficialSession sessions;

  SessionFilter(OfficialSession sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    sessions
        .authentication(request)
        .ifPresent(official -> SecurityContextHolder.setContext(new SecurityContextImpl(official)));
    chain.doFilter(request, response);
  }
}
