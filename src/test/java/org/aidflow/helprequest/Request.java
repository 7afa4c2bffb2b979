package org.aidflow.helprequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A help request as JSON that is right in every field until a test says otherwise; paths are those
 * of the answer's errors: {@code needs[0].amountFen}.
 */
public final class Request {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper FORMS = new ObjectMapper().findAndRegisterModules();

  private final ObjectNode body;

  private Request(ObjectNode body) {
    this.body = body;
  }

  /** A family in village 520502100001 that nobody has heard of asks for 800 yuan. */
  public static Request aHelpRequest() {
    var request =
        new Request(
            read(
                """
                { "externalRef": "%2$s", "filedBy": "SELF",
                  "consent": { "given": true, "at": "2026-01-20T02:15:00Z", "scopes": ["REGISTER", "PUBLIC_NOTICE"] },
                  "applicant": { "name": "%1$s", "residentId": "%3$s", "mobile": "13985700123", "villageCode": "520502100001" },
                  "household": { "size": 4, "dependants": 3, "yearlyIncomeFen": 1150000, "housingGrade": "C", "suddenEventOn": null,
                    "catastrophicIllness": false, "medicalCost12MonthsFen": 0,
                    "members": [ { "name": "王晓明", "residentId": "%4$s", "relation": "CHILD", "student": "SENIOR_HIGH" } ] },
                  "payee": { "relation": "SELF", "holder": "%1$s", "accountNumber": "%5$s", "bankCode": "105100000017" },
                  "category": "DAILY_NECESSITIES", "cause": "ILLNESS", "urgency": "NORMAL", "story": "孩子们冬天没有厚衣服。",
                  "needs": [ { "id": "coat", "kind": "MONEY", "purpose": "winter clothing", "amountFen": 80000 } ] }
                """
                    .formatted(
                        People.name(),
                        "test-" + UUID.randomUUID(),
                        People.grownUp(),
                        People.bornIn(2009),
                        People.account())));
    return request;
  }

  public Request with(String path, @Nullable Object value) {
    Place place = place(path);
    place.set(value instanceof JsonNode node ? node : JSON.valueToTree(value));
    return this;
  }

  /** The same with that field as this JSON. */
  public Request withJson(String path, String json) {
    place(path).set(read(json, JsonNode.class));
    return this;
  }

  public Request without(String path) {
    place(path).remove();
    return this;
  }

  /** The same household asks again, under a new reference. */
  public Request again() {
    return new Request(body.deepCopy()).with("externalRef", "test-" + UUID.randomUUID());
  }

  public String text(String path) {
    return place(path).get().asText();
  }

  public String json() {
    return body.toString();
  }

  public HelpRequestForm form() {
    try {
      return FORMS.treeToValue(body, HelpRequestForm.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Place place(String path) {
    JsonNode node = body;
    String[] steps = path.replace("[", ".#").replace("]", "").split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      node = new Place(node, steps[i]).get();
    }
    return new Place(node, steps[steps.length - 1]);
  }

  private static ObjectNode read(String json) {
    return read(json, ObjectNode.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private record Place(JsonNode parent, String step) {

    private boolean isIndex() {
      return step.startsWith("#");
    }

    private int index() {
      return Integer.parseInt(step.substring(1));
    }

    JsonNode get() {
      return isIndex() ? parent.get(index()) : parent.get(step);
    }

    void set(JsonNode value) {
      if (isIndex()) {
        ArrayNode array = (ArrayNode) parent;
        if (index() < array.size()) {
          array.set(index(), value);
        } else {
          array.add(value);
        }
      } else {
        ((ObjectNode) parent).set(step, value);
      }
    }

    void remove() {
      if (isIndex()) {
        ((ArrayNode) parent).remove(index());
      } else {
        ((ObjectNode) parent).remove(step);
      }
    }
  }
}
