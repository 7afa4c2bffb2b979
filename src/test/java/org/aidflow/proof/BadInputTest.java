package org.aidflow.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.Extent;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.kernel.Seed;
import org.aidflow.matching.OfferedCases;
import org.aidflow.proof.SpoiltCalls.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The front door against its own description: what is sound works, what is spoilt is refused. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest extends AidflowTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode PROBLEM =
      JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Of 29 nasty values at each place. */
  private static final int EACH = Extent.of(3, 29);

  @Autowired private ApplicationContext context;
  @Autowired private Clients clients;
  @Autowired private JdbcTemplate jdbc;

  private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();
  private JsonNode api;
  private String secret;
  private SpoiltCalls calls;
  private String countOfRows;

  @BeforeEach
  void aClientAndWhatItMayAskAbout() throws Exception {
    secret =
        clients.register(
            "bad-input",
            Set.of(
                Scopes.CASES_FILE, Scopes.CASES_READ, Scopes.DONORS, Scopes.GIFTS, Scopes.EVENTS));
    api = JSON.readTree(anyone("/v3/api-docs"));
    var cases = new OfferedCases(context);
    var need = cases.need(cases.offered(100_000_000L)).toString();
    var donor =
        answer(
                "POST",
                "/api/v1/donors",
                "{\"externalRef\":\"%s\",\"kind\":\"PERSON\",\"name\":\"A\"}"
                    .formatted(UUID.randomUUID()))
            .path("donorId")
            .asText();
    var pledge =
        answer(
                "POST",
                "/api/v1/needs/" + need + "/pledges",
                "{\"donorId\":\"%s\",\"amountFen\":100}".formatted(donor))
            .path("pledgeId")
            .asText();
    calls =
        new SpoiltCalls(
            api,
            Seed.random(),
            Map.of(
                "needId",
                need,
                "donorId",
                donor,
                "pledgeId",
                pledge,
                "externalRef",
                "bad-input-",
                "channelReference",
                "bad-input-",
                "advance",
                "PT1S"));
    countOfRows = countOfRows();
  }

  @Test
  void whatTheDescriptionSaysWorksWhenPasted() throws Exception {
    var faults = new ArrayList<String>();
    var done = new ArrayList<String>();
    for (var call : calls.sound()) {
      var answer = send(call);
      faults.addAll(faultsOf(call, answer));
      if (answer.statusCode() >= 300) {
        System.out.printf("%s: %d %s%n", call, answer.statusCode(), answer.body());
      } else {
        done.add(call.method() + " " + call.path().replaceAll("[0-9a-f-]{36}", "{id}"));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(done)
        .contains(
            "POST /api/v1/help-requests",
            "POST /api/v1/donors",
            "POST /api/v1/needs/{id}/pledges",
            "POST /api/v1/gifts",
            "POST /api/v1/demo/clock",
            "GET /api/v1/cases",
            "GET /api/v1/needs",
            "GET /api/v1/needs/{id}",
            "GET /api/v1/pledges/{id}",
            "GET /api/v1/donors/{id}/gifts",
            "GET /api/v1/events",
            "POST /api/v1/webhooks",
            "GET /api/v1/webhooks",
            "GET /api/v1/areas",
            "GET /api/v1/codes");
  }

  @Test
  void whatIsSpoiltIsRefusedAndLeavesNothing(CapturedOutput log) throws Exception {
    var before = log.length();
    var statuses = new TreeMap<Integer, Integer>();
    var faults = new ArrayList<String>();
    var rows = rows();
    var written = written();
    for (var call : calls.spoilt(EACH)) {
      var answer = send(call);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      faults.addAll(faultsOf(call, answer));
      if (written().equals(written)) {
        continue;
      }
      var then = rows();
      if (answer.statusCode() >= 400 && !then.equals(rows)) {
        var left = new ArrayList<>(then);
        left.removeAll(rows);
        faults.add(call + " left rows: " + left);
      }
      rows = then;
      written = written();
    }
    System.out.printf("bad input, answers by status: %s%n", statuses);
    assertThat(faults).isEmpty();
    assertThat(statuses.keySet()).contains(400, 404, 405, 413, 415, 422);
    assertThat(log.toString().substring(before)).doesNotContain(" ERROR ", "Exception");
  }

  /** In what the answer is not as the description says. */
  private List<String> faultsOf(Call call, HttpResponse<String> answer) throws IOException {
    var status = answer.statusCode();
    var said = "%s: %d %s".formatted(call, status, answer.body());
    if (status >= 500) {
      return List.of(said);
    }
    if (status >= 400) {
      return isProblem(answer) ? List.of() : List.of(said);
    }
    var described = call.operation().path("responses").path(String.valueOf(status));
    if (described.isMissingNode()) {
      return List.of("not described: " + said);
    }
    var schema = described.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return answer.body().isEmpty() ? List.of() : List.of("undescribed: " + said);
    }
    return breaches(schema, JSON.readTree(answer.body())).stream()
        .map(breach -> breach + " in " + said)
        .toList();
  }

  private boolean isProblem(HttpResponse<String> answer) throws IOException {
    if (!answer
        .headers()
        .firstValue("Content-Type")
        .filter("application/problem+json"::equals)
        .isPresent()) {
      return false;
    }
    var problem = JSON.readTree(answer.body());
    return breaches(PROBLEM, problem).isEmpty()
        && !problem.path("errors").isEmpty()
        && problem.path("status").asInt() == answer.statusCode();
  }

  /** The description's schemas are JSON Schema, as OpenAPI 3.1 has it. */
  private Set<ValidationMessage> breaches(JsonNode schema, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schema,
            known -> {
              ObjectNode document = known.deepCopy();
              document.set("components", api.path("components"));
              return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document);
            })
        .validate(value);
  }

  private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    var request =
        call.request("http://localhost:" + port)
            .header("Authorization", "Basic " + login())
            .header("Idempotency-Key", UUID.randomUUID().toString());
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode answer(String method, String path, String body) throws Exception {
    var answer =
        send(
            new Call(
                JSON.nullNode(), method, path, "application/json", body.getBytes(UTF_8), "sound"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private String anyone(String path) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private String login() {
    return Base64.getEncoder().encodeToString(("bad-input:" + secret).getBytes(UTF_8));
  }

  /** How far the database has written; while it stands still no row can have been added. */
  private String written() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select pg_current_wal_insert_lsn()::text", String.class));
  }

  private List<String> rows() {
    return new ArrayList<>(new TreeSet<>(jdbc.queryForList(countOfRows, String.class)));
  }

  private String countOfRows() {
    return jdbc
        .queryForList(
            """
            select format('select ''%s: '' || count(*) from %I.%I', table_name, table_schema, table_name)
            from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
              and has_table_privilege(format('%I.%I', table_schema, table_name), 'SELECT')
            """,
            String.class)
        .stream()
        .collect(joining(" union all "));
  }
}
