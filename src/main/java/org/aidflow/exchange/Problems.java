package org.aidflow.exchange;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers with problem documents (RFC 9457), in the caller's language, from controllers and filters
 * alike:
 *
 * <pre>
 * {"type": "urn:aidflow:problem:more-than-open", "title": "In conflict with what is", "status": 409,
 *  "detail": "…", "instance": "/api/v1/needs/…/pledges",
 *  "errors": [{"field": "", "code": "MORE_THAN_OPEN", "message": "…"}], "openFen": 20000}
 * </pre>
 */
@Component
public class Problems {

  private final ObjectMapper json;
  private final LocaleResolver locales;

  Problems(ObjectMapper json, LocaleResolver locales) {
    this.json = json;
    this.locales = locales;
  }

  /** Writes the whole answer; headers set before are kept. */
  public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (mayBeRepeated(problem) && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    byte[] body =
        json.writeValueAsBytes(
            document(problem, Language.of(locales.resolveLocale(request)), path(request)));
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean mayBeRepeated(Problem problem) {
    return problem.status() == HttpStatus.SERVICE_UNAVAILABLE
        || problem.code() == ErrorCode.IN_FLIGHT;
  }

  private static ProblemDocument document(Problem problem, Language language, String path) {
    List<FieldError> errors =
        problem.errors().stream().map(error -> translated(error, language)).toList();
    return new ProblemDocument(
        "urn:aidflow:problem:" + kebab(problem.code()),
        ProblemTitle.of(problem.status(), language),
        problem.status().value(),
        detail(problem.errors(), errors),
        path,
        errors,
        problem.facts());
  }

  /** What the domain says of the whole call is said in its own words. */
  private static String detail(List<FieldError> original, List<FieldError> translated) {
    return original.get(0).field().isEmpty()
        ? original.get(0).message()
        : translated.stream()
            .map(error -> error.field() + ": " + error.message())
            .collect(joining("; "));
  }

  private static FieldError translated(FieldError error, Language language) {
    return language == Language.ZH && !isChinese(error.message())
        ? new FieldError(error.field(), error.code(), error.code().zh())
        : error;
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  private static String kebab(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
        .map(Object::toString)
        .orElseGet(request::getRequestURI);
  }
}
