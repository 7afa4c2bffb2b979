package org.aidflow.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** All of the front door that nobody has to say their name at. */
final class OpenEndpoints {
  private static final PathPatternRequestMatcher.Builder V1 =
      PathPatternRequestMatcher.withDefaults().basePath("/api/v1");

  static final RequestMatcher ALL =
      new OrRequestMatcher(
          V1.matcher(GET, "/codes"),
          V1.matcher(GET, "/areas"),
          V1.matcher(GET, "/areas/*/figures"),
          V1.matcher(GET, "/needs/**"),
          V1.matcher(GET, "/notices/**"),
          // signed by the bank
          V1.matcher(POST, "/payments/status"),
          // there in the demo only
          V1.matcher(POST, "/demo/**"));

  private OpenEndpoints() {}
}
