package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class ScopesTest extends StaffedTest {
  @Autowired private TestRestTemplate http;
  @Autowired private Clients clients;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping controllers;

  @Test
  void everyCallOfTheFrontDoorIsOpenOrDemandsAScope() {
    controllers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) ->
                calls(mapping)
                    // the probes of other tests are no part of the front door
                    .filter(call -> !call.getRequestURI().startsWith("/api/v1/probe/"))
                    .forEach(
                        call ->
                            assertThat(OpenEndpoints.ALL.matches(call))
                                .as(
                                    "%s %s is either in OpenEndpoints or has @PreAuthorize(Scopes.…)",
                                    call.getMethod(), call.getRequestURI())
                                .isNotEqualTo(demandsAScope(handler))));
  }

  @Test
  void aScopeOpensItsOwnCallsAndNoOthers() {
    var secret = clients.register("narrow", List.of(Scopes.DONORS));
    assertThat(call(HttpMethod.POST, "/api/v1/help-requests", secret))
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(call(HttpMethod.GET, "/api/v1/cases", secret)).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(call(HttpMethod.POST, "/api/v1/gifts", secret)).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(call(HttpMethod.POST, "/api/v1/donors", secret)).isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void whatIsOpenAsksForNoName() {
    assertThat(http.getForEntity("/api/v1/codes", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/api/v1/areas?parent=520502", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/api/v1/needs", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/v3/api-docs", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/swagger-ui/index.html", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  private Stream<MockHttpServletRequest> calls(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith("/api/"))
        .flatMap(
            pattern ->
                methods(mapping).stream()
                    .map(method -> request(method, pattern.replaceAll("\\{[^}]*}", "x"))));
  }

  private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    assertThat(methods).as("%s names its methods", mapping).isNotEmpty();
    return methods;
  }

  private static MockHttpServletRequest request(RequestMethod method, String path) {
    var request = new MockHttpServletRequest(method.name(), path);
    ServletRequestPathUtils.parseAndCache(request);
    return request;
  }

  private static boolean demandsAScope(HandlerMethod handler) {
    return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PreAuthorize.class)
        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PreAuthorize.class);
  }

  private HttpStatusCode call(HttpMethod method, String path, String secret) {
    var headers = new HttpHeaders();
    headers.setBasicAuth("narrow", secret);
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Idempotency-Key", UUID.randomUUID().toString());
    var answer =
        http.exchange(
            path,
            method,
            new HttpEntity<>(HttpMethod.POST.equals(method) ? "{}" : "", headers),
            String.class);
    assertThat(answer.getHeaders().getContentType())
        .as(answer.getBody())
        .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    return answer.getStatusCode();
  }
}
