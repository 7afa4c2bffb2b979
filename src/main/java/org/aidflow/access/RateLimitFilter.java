package org.aidflow.access;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aidflow.exchange.Problem;
import org.aidflow.exchange.Problems;
import org.aidflow.kernel.ErrorCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one client from crowding out the others; each node counts for itself. */
final class RateLimitFilter extends OncePerRequestFilter {
  private static final int CALLERS_REMEMBERED = 10_000;

  private final int requestsPerMinute;
  private final Problems problems;
  private final Map<String, Bucket> buckets = Collections.synchronizedMap(new Remembered());

  RateLimitFilter(int requestsPerMinute, Problems problems) {
    this.requestsPerMinute = requestsPerMinute;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var answer =
        buckets
            .computeIfAbsent(caller(request), caller -> fullBucket())
            .tryConsumeAndReturnRemaining(1);
    if (answer.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    var seconds = Duration.ofNanos(answer.getNanosToWaitForRefill()).plusSeconds(1).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    problems.write(
        Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            ErrorCode.RATE_LIMITED,
            "At most " + requestsPerMinute + " requests a minute."),
        request,
        response);
  }

  private static String caller(HttpServletRequest request) {
    var client = request.getUserPrincipal();
    return client == null ? "at " + request.getRemoteAddr() : client.getName();
  }

  private Bucket fullBucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(requestsPerMinute)
                    .refillGreedy(requestsPerMinute, Duration.ofMinutes(1)))
        .build();
  }

  private static final class Remembered extends LinkedHashMap<String, Bucket> {
    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > CALLERS_REMEMBERED;
    }
  }
}
