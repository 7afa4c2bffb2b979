package org.aidflow.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ListsTest extends AidflowTest {

  @Autowired private Clients clients;

  @BeforeEach
  void registerAClient() {
    clients.register("probe-portal", Caller.SECRET, List.of());
  }

  @Test
  void everyCodeHasALabelInBothLanguages() {
    String body = read("/api/v1/codes");
    assertThat(JsonPath.<List<Map<String, String>>>read(body, "$.areaLevel[*]"))
        .contains(Map.of("code", "COUNTY", "zh", "县", "en", "county"));
    assertThat(JsonPath.<List<String>>read(body, "$.errorCode[*].code"))
        .contains("REQUIRED", "MORE_THAN_OPEN");
    assertThat(JsonPath.<List<Map<String, String>>>read(body, "$..[?(@.code)]"))
        .allSatisfy(
            code -> {
              assertThat(code.get("zh")).isNotBlank();
              assertThat(code.get("en")).isNotBlank();
            });
  }

  @Test
  void areasAreListedLevelByLevel() {
    assertThat(JsonPath.<List<String>>read(read("/api/v1/areas"), "$.items[*].code"))
        .contains("52")
        .allMatch(code -> code.length() == 2);
    String villages = read("/api/v1/areas?parent=520502100&limit=200");
    assertThat(JsonPath.<List<String>>read(villages, "$.items[*].code"))
        .contains("520502100001")
        .allMatch(code -> code.startsWith("520502100") && code.length() == 12);
    assertThat(JsonPath.<String>read(villages, "$.items[0].level")).isEqualTo("VILLAGE");
  }

  @Test
  void aLongListComesInPartsThatMeet() {
    String first = read("/api/v1/areas?limit=10");
    String next = JsonPath.read(first, "$.next");
    assertThat(JsonPath.<Integer>read(first, "$.items.length()")).isEqualTo(10);
    assertThat(JsonPath.<String>read(first, "$.items[9].code")).isEqualTo(next);
    String rest = read("/api/v1/areas?limit=200&after=" + next);
    assertThat(JsonPath.<Object>read(rest, "$.next")).isNull();
    assertThat(JsonPath.<Integer>read(rest, "$.items.length()"))
        .isEqualTo(JsonPath.<Integer>read(read("/api/v1/areas"), "$.items.length()") - 10);
  }

  @Test
  void anUnknownAreaHasNoParts() {
    var answer = new Caller(port, "probe-portal").get("/api/v1/areas?parent=999999");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"UNKNOWN_AREA\"", "\"parent\"");
  }

  private String read(String path) {
    var answer = new Caller(port, "probe-portal").get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
