package org.aidflow.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.userdetails.UserDetailsService;

class DoorsTest extends StaffedTest {
  @Autowired private TestRestTemplate http;
  @Autowired private ApplicationContext context;
  @Autowired private Clients clients;
  @Autowired private AdminSettings admin;

  private String secret = "";

  @BeforeEach
  void aClientThatMayRead() {
    secret = clients.register("doors", List.of(Scopes.CASES_READ));
  }

  @Test
  void withoutANameTheFrontDoorAnswers401AsAProblem() throws Exception {
    var answer = call(GET, "/api/v1/cases/HR-2026-0000001", new HttpHeaders());
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
    assertProblem(answer, 401);
  }

  @Test
  void aWrongSecretIsAsGoodAsNone() throws Exception {
    assertProblem(call(GET, "/api/v1/cases/HR-2026-0000001", basic("doors", "wrong")), 401);
    assertProblem(call(GET, "/api/v1/cases/HR-2026-0000001", basic("nobody", secret)), 401);
    assertProblem(call(GET, "/api/v1/codes", basic("doors", "wrong")), 401);
  }

  @Test
  void aSecretCountsUntilItIsReplacedOrTheClientRemoved() {
    assertThat(clients.scopes("doors", secret)).contains(Set.of(Scopes.CASES_READ));
    var other = clients.register("doors", List.of(Scopes.DONORS, Scopes.GIFTS));
    assertThat(clients.scopes("doors", secret)).isEmpty();
    assertThat(clients.scopes("doors", other)).contains(Set.of(Scopes.DONORS, Scopes.GIFTS));
    clients.remove("doors");
    assertThat(clients.scopes("doors", other)).isEmpty();
  }

  @Test
  void pagesThatAreAskedForAtOnceHaveEachItsOwnNonce() {
    var pages =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(n -> http.getForEntity("/camunda/app/tasklist/default/", String.class))
            .toList();
    assertThat(pages)
        .allSatisfy(
            page -> {
              var policy = page.getHeaders().getFirst("Content-Security-Policy");
              var nonce =
                  Pattern.compile("'nonce-([^']+)'")
                      .matcher(String.valueOf(policy))
                      .results()
                      .findFirst()
                      .orElseThrow()
                      .group(1);
              assertThat(page.getBody()).contains("nonce=\"" + nonce + "\"");
            });
  }

  @Test
  void nobodyIsKnownButClientsAndOfficials() {
    assertThat(context.getBeanNamesForType(UserDetailsService.class)).isEmpty();
  }

  @Test
  void noSecretIsKeptAsItIs() {
    var kept =
        jdbc.sql("select encode(secret_sha256, 'escape') from client where id = 'doors'")
            .query(String.class)
            .single();
    assertThat(kept).doesNotContain(secret);
  }

  @Test
  void theFrontDoorRemembersNobody() {
    var answer = call(GET, "/api/v1/cases/HR-2026-0000001", basic("doors", secret));
    assertThat(answer.getStatusCode().value()).isNotIn(401, 403, 500);
    assertThat(answer.getHeaders().get(HttpHeaders.SET_COOKIE)).isNull();
    assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void officialsDoNotComeInByTheFrontDoor() throws Exception {
    assertProblem(call(GET, "/api/v1/cases/HR-2026-0000001", basic(anOfficial(), PASSWORD)), 401);
  }

  @Test
  void engineRestAsksForAnOfficialsPasswordAndMakesWhoGuessesWait() throws Exception {
    var official = aHolderOf(Role.TOWNSHIP_REVIEWER);
    assertProblem(call(GET, "/engine-rest/task?maxResults=1", new HttpHeaders()), 401);
    assertProblem(call(GET, "/engine-rest/task?maxResults=1", basic("doors", secret)), 401);
    assertThat(
            call(GET, "/engine-rest/task?maxResults=1", basic(official, PASSWORD)).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertProblem(call(GET, "/engine-rest/task?maxResults=1", basic(official, "wrong")), 401);
    assertProblem(call(GET, "/engine-rest/task?maxResults=1", basic(official, PASSWORD)), 401);
  }

  @Test
  void aNewPasswordCountsAtOnce() throws Exception {
    var official = anOfficial();
    accounts.setPassword(official, "Another-Harbour-43");
    assertThat(
            call(GET, "/engine-rest/task?maxResults=1", basic(official, "Another-Harbour-43"))
                .getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertProblem(call(GET, "/engine-rest/task?maxResults=1", basic(official, PASSWORD)), 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/setup",
        "/camunda/api/admin/setup/default/user/create;a=b",
        "/camunda/api/admin/setup;a=b/default/user/create",
        "/camunda/api//admin/setup/default/user/create",
        "/camunda/api/admin/./setup/default/user/create",
        "/camunda/api/admin/x/../setup/default/user/create",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api/admin%2fsetup/default/user/create",
        "/camunda/api/%61dmin/setup/default/user/create",
        "/camunda/api;a=b/admin/setup/default/user/create",
        "//camunda/api/admin/setup/default/user/create"
      })
  void nobodyMakesThemselvesAnAdministrator(String path) throws Exception {
    var before = users();
    var answer =
        raw(
            "POST " + path,
            "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"a\",\"lastName\":\"b\"},\"credentials\":{\"password\":\"Quiet-Harbour-42\"}}");
    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(answer.substring(9, 12)).isIn("400", "403");
    assertThat(users()).isEqualTo(before);
  }

  @Test
  void theEnginesAdministratorIsThereFromTheStart() {
    assertThat(
            jdbc.sql("select count(*) from act_id_membership where group_id_ = 'camunda-admin'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void whoIsLoggedInIsNobodyBeforeALogin() {
    assertThat(call(GET, "/camunda/api/admin/auth/user/default", new HttpHeaders()).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
  }

  @Test
  void tasklistAsksForItsOwnLogin() {
    assertThat(call(GET, "/camunda/app/tasklist/default/", new HttpHeaders()).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(
            call(GET, "/camunda/api/engine/engine/default/task", new HttpHeaders()).getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void theDeskIsForThoseWhoAreLoggedIntoTasklist() throws Exception {
    var official = aHolderOf(Role.TOWNSHIP_REVIEWER);
    assertProblem(call(GET, "/desk/nothing", new HttpHeaders()), 401);
    assertProblem(call(GET, "/desk/nothing", basic(official, PASSWORD)), 401);
    assertThat(raw("GET /desk/nothing", "", "Accept: text/html"))
        .startsWith("HTTP/1.1 302")
        .contains("/camunda/app/tasklist/default/");
    assertThat(raw("GET /desk/operations", "", "Accept: text/html"))
        .startsWith("HTTP/1.1 302")
        .contains("/camunda/app/cockpit/default/");
  }

  @Test
  void theDeskTakesWritesOnlyFromItsOwnPages() throws Exception {
    var session = loggedIn(admin.user(), String.valueOf(admin.password()));
    var page = call(GET, "/desk/nothing", session);
    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    var cookie = page.getHeaders().getFirst(HttpHeaders.SET_COOKIE);
    assertThat(cookie).startsWith("AIDFLOW-CSRF=").contains("Path=/;").contains("SameSite=Strict");

    assertProblem(call(POST, "/desk/nothing", session), 403);

    var token = cookie.substring("AIDFLOW-CSRF=".length(), cookie.indexOf(';'));
    var both = new HttpHeaders();
    both.set(HttpHeaders.COOKIE, session.getFirst(HttpHeaders.COOKIE) + "; AIDFLOW-CSRF=" + token);
    assertProblem(call(POST, "/desk/nothing", both), 403);
    both.set("X-Aidflow-CSRF", token);
    assertThat(call(POST, "/desk/nothing", both).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void figuresOfTheMachineAreForWhoMayReadThem() throws Exception {
    var metrics = clients.register("metrics", List.of(Scopes.METRICS));
    assertProblem(call(GET, "/actuator/prometheus", new HttpHeaders()), 401);
    assertProblem(call(GET, "/actuator/prometheus", basic("doors", secret)), 403);
    assertThat(call(GET, "/actuator/prometheus", basic("metrics", metrics)).getStatusCode())
        .as("let in, though tests collect none")
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(call(GET, "/actuator/health", new HttpHeaders()).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void whatNobodyOpenedIsShut() throws Exception {
    assertProblem(call(GET, "/anything", new HttpHeaders()), 401);
    assertProblem(call(GET, "/anything", basic("doors", secret)), 403);
    assertProblem(call(POST, "/", new HttpHeaders()), 405);
  }

  private HttpHeaders loggedIn(String user, String password) {
    var page = call(GET, "/camunda/app/tasklist/default/", new HttpHeaders());
    var login = new HttpHeaders();
    login.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    for (var cookie : page.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of())) {
      login.add(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';')));
      if (cookie.startsWith("XSRF-TOKEN=")) {
        login.set("X-XSRF-TOKEN", cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')));
      }
    }
    login.set(
        HttpHeaders.COOKIE, String.join("; ", login.getOrDefault(HttpHeaders.COOKIE, List.of())));
    var answer =
        http.postForEntity(
            "/camunda/api/admin/auth/user/default/login/tasklist",
            new HttpEntity<>("username=" + user + "&password=" + password, login),
            String.class);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
    var session = new HttpHeaders();
    answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()).stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .forEach(
            cookie -> session.set(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';'))));
    return session;
  }

  private ResponseEntity<String> call(HttpMethod method, String path, HttpHeaders headers) {
    return http.exchange(path, method, new HttpEntity<>(headers), String.class);
  }

  private static HttpHeaders basic(String user, String password) {
    var headers = new HttpHeaders();
    headers.setBasicAuth(user, password, StandardCharsets.UTF_8);
    return headers;
  }

  /** The path as it stands, which no client library leaves it. */
  private String raw(String call, String body, String... headers) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var request =
          call
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
              + Stream.of(headers).map(header -> header + "\r\n").collect(joining())
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int users() {
    return jdbc.sql("select count(*) from act_id_user").query(Integer.class).single();
  }

  private static void assertProblem(ResponseEntity<String> answer, int status) throws Exception {
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    JsonNode problem = new ObjectMapper().readTree(answer.getBody());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("errors").get(0).path("code").asText()).isEqualTo("NOT_ALLOWED");
  }
}
