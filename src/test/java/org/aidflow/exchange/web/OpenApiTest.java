package org.aidflow.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.ErrorCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

class OpenApiTest extends AidflowTest {

  @Autowired private TestRestTemplate http;

  @Test
  void theDescriptionSaysWhereAndHowToCall() {
    String api = api();
    assertThat(JsonPath.<String>read(api, "$.openapi")).startsWith("3.1");
    assertThat(JsonPath.<String>read(api, "$.info.title")).isEqualTo("aidflow");
    assertThat(JsonPath.<List<String>>read(api, "$.servers[*].url")).containsExactly("/");
    assertThat(JsonPath.<Object>read(api, "$.components.securitySchemes.client.scheme"))
        .isEqualTo("basic");
  }

  @Test
  void everyPostAsksForItsKeyButThoseThatHaveOne() {
    Map<String, Map<String, Map<String, Object>>> paths = JsonPath.read(api(), "$.paths");
    assertThat(paths).isNotEmpty();
    paths.forEach(
        (path, item) -> {
          boolean asks =
              item.containsKey("post") && item.get("post").toString().contains("Idempotency-Key");
          assertThat(asks)
              .as(path)
              .isEqualTo(item.containsKey("post") && IdempotencyFilter.isFor(path));
        });
  }

  @Test
  void everyCallSaysWhichScopeItTakes() {
    String api = api();
    assertThat(JsonPath.<List<?>>read(api, "$.paths.*.*.security"))
        .hasSameSizeAs(JsonPath.<List<?>>read(api, "$.paths.*.*.responses"));
    assertThat(scopes(api, "/api/v1/help-requests", "post")).containsExactly("cases:file");
    assertThat(scopes(api, "/api/v1/gifts/{giftId}", "get")).containsExactly("gifts", "donors");
    assertThat(scopes(api, "/api/v1/notices", "get")).isEmpty();
    assertThat(
            JsonPath.<String>read(api, "$.paths['/api/v1/gifts/{giftId}/trace'].get.description"))
        .endsWith("Scope: `gifts` or `donors`.");
  }

  private static List<String> scopes(String api, String path, String method) {
    return JsonPath.read(api, "$.paths['%s'].%s.security[*].client[*]".formatted(path, method));
  }

  @Test
  void whatMayBeNullIsSaid() {
    assertThat(
            JsonPath.<List<String>>read(
                api(), "$.components.schemas.DonorView.properties.mobile.type"))
        .containsExactlyInAnyOrder("string", "null");
  }

  @Test
  void refusalsAreDescribedWithTheClosedListOfCodes() {
    String api = api();
    assertThat(JsonPath.<List<String>>read(api, "$.components.schemas.Problem..enum[*]")).isEmpty();
    assertThat(JsonPath.<List<String>>read(api, "$.components.schemas.FieldError..enum[*]"))
        .hasSameSizeAs(ErrorCode.values());
    assertThat(JsonPath.<String>read(api, "$.paths['/api/v1/codes'].get.responses.4XX.$ref"))
        .isEqualTo("#/components/responses/Problem");
  }

  @Test
  void thePageToTryItIsThere() {
    assertThat(
            http.getForEntity(URI.create(http.getRootUri() + "/swagger-ui.html"), String.class)
                .getBody())
        .contains("Swagger UI");
  }

  private String api() {
    return http.getForObject("/v3/api-docs", String.class);
  }
}
