package org.aidflow.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The path itself and all below it, whichever servlet it belongs to: Spring's own patterns begin
 * behind the path of a servlet, and the engine brings servlets of its own.
 */
record UnderPath(String path) implements RequestMatcher {
  @Override
  public boolean matches(HttpServletRequest request) {
    var called = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    return called.equals(path) || called.startsWith(path + "/");
  }
}
