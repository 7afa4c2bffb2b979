package org.aidflow.exchange.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.aidflow.exchange.Problems;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Has every POST of a client work once for each {@code Idempotency-Key}. The whole call is one
 * transaction: key, effect and reply commit together, and the reply leaves after that. A refused
 * call keeps nothing, not even the key.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";
  static final String FORM = "[\\x21-\\x7e]{16,128}";

  /** Calls that carry an id of their own, or none. */
  private static final Set<String> WITHOUT_KEY =
      Set.of("/api/v1/payments/status", "/api/v1/demo/clock");

  private static final Pattern VALID = Pattern.compile(FORM);

  private final IdempotencyKeys keys;
  private final MultipartResolver multipart;
  private final Problems problems;

  IdempotencyFilter(IdempotencyKeys keys, MultipartResolver multipart, Problems problems) {
    this.keys = keys;
    this.multipart = multipart;
    this.problems = problems;
  }

  /** Whether calls of this path need a key when they are a POST of a client. */
  static boolean isFor(String path) {
    return path.startsWith("/api/v1/") && !WITHOUT_KEY.contains(path);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getUserPrincipal() == null
        || !isFor(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var reply = new ContentCachingResponseWrapper(response);
    try {
      String key = valid(request.getHeader(KEY));
      if (multipart.isMultipart(request)) {
        once(key, multipart.resolveMultipart(request), reply, chain);
      } else {
        once(key, request, reply, chain);
      }
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      reply.reset();
      problems.write(ProblemAdvice.problem(e), request, reply);
    }
    reply.copyBodyToResponse();
  }

  private void once(
      String key,
      MultipartHttpServletRequest request,
      ContentCachingResponseWrapper reply,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      once(key, (HttpServletRequest) request, reply, chain);
    } finally {
      multipart.cleanupMultipart(request);
    }
  }

  private void once(
      String key,
      HttpServletRequest request,
      ContentCachingResponseWrapper reply,
      FilterChain chain)
      throws ServletException, IOException {
    String client = request.getUserPrincipal().getName();
    byte[] hash = RequestHash.of(request);
    keys.once(client, key, hash, reply, () -> chain.doFilter(request, reply));
  }

  private static String valid(@Nullable String key) {
    if (key == null) {
      throw InvalidInput.of(KEY, ErrorCode.REQUIRED, "is required");
    }
    if (!VALID.matcher(key).matches()) {
      throw InvalidInput.of(KEY, ErrorCode.BAD_FORMAT, "16 to 128 visible characters");
    }
    return key;
  }
}
