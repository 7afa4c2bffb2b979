package org.aidflow.exchange.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProblemDocumentsTest extends AidflowTest {

  private static final String THINGS = "/api/v1/probe/things";

  @Autowired private Clients clients;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void registerAClient() {
    clients.register("probe-portal", Caller.SECRET, List.of());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a","amountFen":1,"more":1}                       | 400 | more | UNKNOWN_FIELD
          {"name":"a","amountFen":1,"parts":[{"name":"b","amountFen":1,"x":1}]} | 400 | parts[0].x | UNKNOWN_FIELD
          {"name":1,"amountFen":1}                                  | 400 | name | WRONG_TYPE
          {"name":true,"amountFen":1}                               | 400 | name | WRONG_TYPE
          {"name":["a"],"amountFen":1}                              | 400 | name | WRONG_TYPE
          {"name":"a","amountFen":"1"}                              | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":1.0}                              | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":1e2}                              | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":true}                             | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":""}                               | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":{}}                               | 400 | amountFen | WRONG_TYPE
          {"name":"a","amountFen":99999999999999999999}             | 422 | amountFen | OUT_OF_RANGE
          {"name":"a","amountFen":null}                             | 400 | amountFen | REQUIRED
          {"name":"a"}                                              | 400 | amountFen | REQUIRED
          {"name":"a","amountFen":0}                                | 422 | amountFen | OUT_OF_RANGE
          {"name":"a","amountFen":-5}                               | 422 | amountFen | OUT_OF_RANGE
          {"amountFen":1}                                           | 400 | name | REQUIRED
          {"name":null,"amountFen":1}                               | 400 | name | REQUIRED
          {"name":"  ","amountFen":1}                               | 400 | name | REQUIRED
          {"name":"123456789012345678901","amountFen":1}            | 400 | name | TOO_LONG
          {"name":"a\\u0000b","amountFen":1}                        | 400 | name | BAD_FORMAT
          {"name":"a\\u0007b","amountFen":1}                        | 400 | name | BAD_FORMAT
          {"name":"a\\ud800b","amountFen":1}                        | 400 | name | BAD_FORMAT
          {"name":"a","amountFen":1,"kind":"MOON"}                  | 400 | kind | UNKNOWN_CODE
          {"name":"a","amountFen":1,"kind":"county"}                | 400 | kind | UNKNOWN_CODE
          {"name":"a","amountFen":1,"kind":""}                      | 400 | kind | UNKNOWN_CODE
          {"name":"a","amountFen":1,"kind":1}                       | 400 | kind | UNKNOWN_CODE
          {"name":"a","amountFen":1,"at":"yesterday"}               | 400 | at | BAD_FORMAT
          {"name":"a","amountFen":1,"at":1700000000}                | 400 | at | WRONG_TYPE
          {"name":"a","amountFen":1,"at":"2026-11-20"}              | 400 | at | BAD_FORMAT
          {"name":"a","amountFen":1,"at":"+99999-01-01T00:00:00Z"}  | 400 | at | BAD_FORMAT
          {"name":"a","amountFen":1,"on":"2026-02-30"}              | 400 | on | BAD_FORMAT
          {"name":"a","amountFen":1,"on":[2026,2,3]}                | 400 | on | WRONG_TYPE
          {"name":"a","amountFen":1,"on":""}                        | 400 | on | BAD_FORMAT
          {"name":"a","amountFen":1,"given":"true"}                 | 400 | given | WRONG_TYPE
          {"name":"a","amountFen":1,"given":1}                      | 400 | given | WRONG_TYPE
          {"name":"a","amountFen":1,"size":"4"}                     | 400 | size | WRONG_TYPE
          {"name":"a","amountFen":1,"size":4.5}                     | 400 | size | WRONG_TYPE
          {"name":"a","amountFen":1,"size":3000000000}              | 422 | size | OUT_OF_RANGE
          {"name":"a","amountFen":1,"id":"not-a-uuid"}              | 400 | id | BAD_FORMAT
          {"name":"a","amountFen":1,"id":""}                        | 400 | id | WRONG_TYPE
          {"name":"a","amountFen":1,"area":"52050"}                 | 400 | area | BAD_FORMAT
          {"name":"a","amountFen":1,"mobile":"123"}                 | 400 | mobile | BAD_FORMAT
          {"name":"a","amountFen":1,"parts":{}}                     | 400 | parts | WRONG_TYPE
          {"name":"a","amountFen":1,"parts":[1]}                    | 400 | parts[0] | WRONG_TYPE
          {"name":"a","amountFen":1,"parts":[null,{"name":"b","amountFen":"1"}]} | 400 | parts[1].amountFen | WRONG_TYPE
          {"name":"a","amountFen":1,"parts":[{"name":"","amountFen":1}]}         | 400 | parts[0].name | REQUIRED
          {"name":"a","amountFen":1,"amountFen":2}                  | 400 | '' | UNREADABLE
          {"name":"a","amountFen":1} {}                             | 400 | '' | UNREADABLE
          {"name":"a","amountFen":1                                 | 400 | '' | UNREADABLE
          {"name":"a","amountFen":NaN}                              | 400 | '' | UNREADABLE
          {'name':'a'}                                              | 400 | '' | UNREADABLE
          []                                                        | 400 | '' | WRONG_TYPE
          "text"                                                    | 400 | '' | WRONG_TYPE
          7                                                         | 400 | '' | WRONG_TYPE
          null                                                      | 400 | '' | REQUIRED
          """,
      quoteCharacter = '~')
  void badInputIsNamed(String body, int status, String field, String code) throws IOException {
    var answer = post(body);
    assertRefused(answer, status, field.equals("''") ? "" : field, code);
  }

  @Test
  void everyBrokenConstraintIsNamedAtOnce() throws IOException {
    var errors = problem(post("{\"name\":\"\",\"amountFen\":-1,\"parts\":[]}"), 400).get("errors");
    assertThat(StreamSupport.stream(errors.spliterator(), false).map(e -> e.get("field").asText()))
        .containsExactlyInAnyOrder("name", "amountFen", "parts");
  }

  @Test
  void aMissingBodyIsRefused() throws IOException {
    assertRefused(post(""), 400, "", "REQUIRED");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() throws IOException {
    byte[] latin = "{\"name\":\"für\",\"amountFen\":1}".getBytes(ISO_8859_1);
    assertRefused(portal().post(THINGS, latin, "Idempotency-Key", Caller.newKey()), 400);
  }

  @Test
  void aDeepBodyIsRefused() throws IOException {
    assertRefused(post("[".repeat(5000)), 400);
  }

  @Test
  void aBodyOfMoreThanAMegabyteIsTooLarge() throws IOException {
    assertRefused(post("{\"name\":\"" + "a".repeat(1_000_000) + "\"}"), 413, "", "TOO_LARGE");
  }

  @Test
  void aFileOfMoreThanTenMegabytesIsTooLarge() throws IOException {
    var answer =
        portal()
            .upload(
                "/api/v1/probe/files",
                "boundary",
                "x".repeat(10 * 1024 * 1024 + 1),
                "Idempotency-Key",
                Caller.newKey());
    assertRefused(answer, 413, "", "TOO_LARGE");
  }

  @Test
  void aFormWithoutItsFileIsRefused() throws IOException {
    var answer =
        portal()
            .send(
                portal()
                    .request("/api/v1/probe/files", "Idempotency-Key", Caller.newKey())
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString("--b--\r\n")));
    assertRefused(answer, 400);
  }

  @Test
  void aFormThatIsNoneIsRefused() throws IOException {
    var answer =
        portal()
            .send(
                portal()
                    .request("/api/v1/probe/files", "Idempotency-Key", Caller.newKey())
                    .header("Content-Type", "multipart/form-data")
                    .POST(BodyPublishers.ofString("nonsense")));
    assertRefused(answer, 400);
  }

  @Test
  void anotherMediaTypeIsRefused() throws IOException {
    var answer =
        portal()
            .send(
                portal()
                    .request(THINGS, "Idempotency-Key", Caller.newKey())
                    .header("Content-Type", "application/xml")
                    .POST(BodyPublishers.ofString("<thing/>")));
    assertRefused(answer, 415, "", "UNSUPPORTED_MEDIA");
    assertThat(answer.headers().firstValue("Accept")).isPresent();
  }

  @Test
  void aRepresentationThatIsNotThereIsRefused() throws IOException {
    var answer = portal().get("/api/v1/codes", "Accept", "application/pdf");
    assertRefused(answer, 406, "", "UNSUPPORTED_MEDIA");
  }

  @Test
  void anotherMethodIsRefused() throws IOException {
    var answer = portal().send(portal().request(THINGS).DELETE());
    assertRefused(answer, 405, "", "NOT_ALLOWED");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/probe/things, 400, number, REQUIRED",
    "/api/v1/probe/things?number=one, 400, number, WRONG_TYPE",
    "/api/v1/probe/things?number=1&level=MOON, 400, level, UNKNOWN_CODE",
    "/api/v1/probe/things?number=1&text=a%00b, 400, text, BAD_FORMAT",
    "/api/v1/probe/things?number=1&limit=0, 422, limit, OUT_OF_RANGE",
    "/api/v1/probe/things?number=1&limit=201, 422, limit, OUT_OF_RANGE",
    "/api/v1/probe/things?number=1&limit=ten, 400, limit, WRONG_TYPE",
    "/api/v1/probe/cases/7, 400, number, BAD_FORMAT",
    "/api/v1/nowhere, 404, '', NOT_FOUND",
    "/api/v1/codes;x=1, 400, '', UNREADABLE",
    "/api/v1/probe/cases/a%2Fb, 400, '', UNREADABLE",
    "/api/v1/events?after=x, 403, '', NOT_ALLOWED",
    "/api/v1/probe/forbidden, 403, '', NOT_ALLOWED",
  })
  void badAddressesAreRefused(String path, int status, String field, String code)
      throws IOException {
    assertRefused(portal().get(path), status, field, code);
  }

  @ParameterizedTest
  @CsvSource({
    "conflict, 409, '', MORE_THAN_OPEN",
    "not allowed, 403, '', NOT_ALLOWED",
    "not found, 404, '', NOT_FOUND",
    "not yet, 422, kind, NOT_SUPPORTED_YET",
    "broken, 500, '', INTERNAL",
  })
  void whatTheDomainRefusesIsTold(String name, int status, String field, String code)
      throws IOException {
    assertRefused(post("{\"name\":\"%s\",\"amountFen\":1}".formatted(name)), status, field, code);
  }

  @Test
  void aConflictTellsItsFactsInTheCallersLanguage() throws IOException {
    String body = "{\"name\":\"conflict\",\"amountFen\":1}";
    var english = problem(post(body, "Accept-Language", "en"), 409);
    assertThat(english.get("openFen").asLong()).isEqualTo(200);
    assertThat(english.get("type").asText()).isEqualTo("urn:aidflow:problem:more-than-open");
    assertThat(english.get("title").asText()).isEqualTo("In conflict with what is");
    assertThat(english.get("detail").asText()).isEqualTo("Less is open.");
    assertThat(english.get("instance").asText()).isEqualTo(THINGS);

    var chinese = problem(post(body, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"), 409);
    assertThat(chinese.get("title").asText()).isEqualTo("与现状冲突");
    assertThat(chinese.get("errors").get(0).get("message").asText()).isEqualTo("超出尚缺部分");

    var other = problem(post(body, "Accept-Language", "fr"), 409);
    assertThat(other.get("title").asText()).isEqualTo("In conflict with what is");
  }

  @Test
  void constraintsSpeakChineseToo() throws IOException {
    var problem = problem(post("{\"amountFen\":1}", "Accept-Language", "zh"), 400);
    assertThat(problem.get("title").asText()).isEqualTo("请求有误");
    assertThat(problem.get("errors").get(0).get("message").asText()).isEqualTo("不得为空白");
  }

  @Test
  void aBugShowsNothingOfItself() {
    assertThat(post("{\"name\":\"broken\",\"amountFen\":1}").body())
        .doesNotContain("110101199003070134", "Exception", "org.aidflow");
  }

  @Test
  void namesInAnyScriptAreFine() {
    for (String name : List.of("王小明", "👩‍👩‍👧 陈", "محمد", "a\u202Eb", "Zoë\\n\\t")) {
      var answer = post("{\"name\":\"%s\",\"amountFen\":1}".formatted(name));
      assertThat(answer.statusCode()).as(name).isEqualTo(201);
    }
  }

  @Test
  void instantsMayComeWithAnOffset() {
    var body = "{\"name\":\"a\",\"amountFen\":1,\"at\":\"2026-11-20T10:15:00+08:00\"}";
    assertThat(post(body).statusCode()).isEqualTo(201);
  }

  private Caller portal() {
    return new Caller(port, "probe-portal");
  }

  private HttpResponse<String> post(String body) {
    return portal().post(THINGS, body, "Idempotency-Key", Caller.newKey());
  }

  private HttpResponse<String> post(String body, String header, String value) {
    return portal().post(THINGS, body, "Idempotency-Key", Caller.newKey(), header, value);
  }

  private void assertRefused(HttpResponse<String> answer, int status, String field, String code)
      throws IOException {
    JsonNode first = problem(answer, status).get("errors").get(0);
    assertThat(first.get("field").asText()).isEqualTo(field);
    assertThat(first.get("code").asText()).isEqualTo(code);
    assertThat(first.get("message").asText()).isNotBlank();
  }

  private void assertRefused(HttpResponse<String> answer, int status) throws IOException {
    assertThat(problem(answer, status).get("errors")).isNotEmpty();
  }

  private JsonNode problem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }
}
