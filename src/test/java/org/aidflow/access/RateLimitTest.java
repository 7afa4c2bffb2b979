package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.security.Principal;
import org.aidflow.exchange.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest extends StaffedTest {
  private static final FilterChain DOOR = (request, response) -> {};

  @Autowired private Problems problems;

  @Test
  void aClientThatAsksTooMuchIsToldWhenToComeBack() throws Exception {
    var limit = new RateLimitFilter(3, problems);
    for (var i = 0; i < 3; i++) {
      assertThat(knock(limit, "portal").getStatus()).isEqualTo(200);
    }
    var refused = knock(limit, "portal");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 21);
    assertThat(refused.getContentAsString()).contains("RATE_LIMITED");
    assertThat(knock(limit, "bank").getStatus()).isEqualTo(200);
  }

  @Test
  void callersWithoutANameAreCountedByAddress() throws Exception {
    var limit = new RateLimitFilter(1, problems);
    assertThat(knock(limit, null).getStatus()).isEqualTo(200);
    assertThat(knock(limit, null).getStatus()).isEqualTo(429);
  }

  private static MockHttpServletResponse knock(RateLimitFilter limit, @Nullable String client)
      throws Exception {
    var request = new MockHttpServletRequest("GET", "/api/v1/codes");
    if (client != null) {
      request.setUserPrincipal((Principal) () -> client);
    }
    var response = new MockHttpServletResponse();
    limit.doFilter(request, response, DOOR);
    return response;
  }
}
