package org.aidflow.helprequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.access.Actor;
import org.aidflow.access.CurrentActor;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.casefile.CaseFile;
import org.aidflow.exchange.StrictJson;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Households;
import org.aidflow.kernel.Area;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.FormInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An official files for a household that cannot do it itself, with the form {@code
 * file-help-request}. It becomes the request that the front door takes, and is filed by the same
 * code; what an earlier request of the applicant says of the household needs not be typed again.
 */
@Component
public class AssistedFiling {

  private static final String YUAN = "Yuan";
  private static final String FEN = "Fen";

  private final HelpRequests requests;
  private final Households households;
  private final Officials officials;
  private final CurrentActor actor;
  private final StrictJson strict;
  private final ObjectMapper json;
  private final Clock clock;

  AssistedFiling(
      HelpRequests requests,
      Households households,
      Officials officials,
      CurrentActor actor,
      StrictJson strict,
      ObjectMapper json,
      Clock clock) {
    this.requests = requests;
    this.households = households;
    this.officials = officials;
    this.actor = actor;
    this.strict = strict;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Files what was typed into the form.
   *
   * @throws InvalidInput naming every field of the form that is wrong
   */
  public CaseFile file(FormInput form) {
    ObjectNode request = request(form);
    try {
      return requests.file(
          strict.read(request.toString(), HelpRequestForm.class),
          actor.get() instanceof Actor.Official official
              ? official
              : new Actor.Official(form.official()));
    } catch (InvalidInput refused) {
      throw new InvalidInput(refused.errors().stream().map(AssistedFiling::ofTheForm).toList());
    }
  }

  private ObjectNode request(FormInput form) {
    var body = (ObjectNode) inFen(json.valueToTree(form.all()));
    body.put("externalRef", "assisted-" + UUID.randomUUID()).put("filedBy", "ASSISTED");
    body.withObject("/consent").put("at", clock.instant().toString());
    ObjectNode applicant = body.withObject("/applicant");
    JsonNode village = applicant.remove("village");
    applicant.put(
        "villageCode", village(village == null ? null : village.asText(), form.official()).value());
    complete(body.withObject("/household"), applicant.path("residentId").asText());
    number(body.path("needs"));
    return body;
  }

  /** Amounts come in as fen under the form's names. */
  private static JsonNode inFen(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(names(object))) {
        JsonNode value = inFen(object.get(name));
        object.remove(name);
        object.set(name.endsWith(YUAN) ? name.replace(YUAN, FEN) : name, value);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(AssistedFiling::inFen);
    }
    return node;
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(field -> field.getKey()).toList();
  }

  private void complete(ObjectNode household, String residentId) {
    households.lastKnown(residentId).ifPresent(known -> complete(household, known));
  }

  private static void complete(ObjectNode typed, Circumstances known) {
    putIfOpen(typed, "size", known.size());
    putIfOpen(typed, "dependants", known.dependants());
    putIfOpen(typed, "yearlyIncomeFen", fen(known.yearlyIncome()));
    putIfOpen(
        typed, "housingGrade", known.housingGrade() == null ? null : known.housingGrade().name());
    putIfOpen(typed, "medicalCost12MonthsFen", fen(known.medicalCost12Months()));
  }

  private static @Nullable Long fen(@Nullable Money amount) {
    return amount == null ? null : amount.fen();
  }

  private static void putIfOpen(ObjectNode typed, String name, @Nullable Object known) {
    if (known != null && !typed.hasNonNull(name)) {
      typed.putPOJO(name, known);
    }
  }

  private static void number(JsonNode needs) {
    int number = 0;
    for (JsonNode need : needs) {
      ((ObjectNode) need).put("id", "need-" + ++number);
    }
  }

  /** By its name, among the villages that the official answers for. */
  private AreaCode village(@Nullable String typed, String official) {
    List<Area> own = villagesOf(official).toList();
    String name = typed == null ? "" : typed.strip();
    List<Area> called =
        own.stream().filter(village -> village.name().startsWith(name)).distinct().toList();
    return called.stream()
        .filter(village -> called.size() == 1 || village.name().equals(name))
        .findFirst()
        .map(Area::code)
        .orElseThrow(
            () ->
                InvalidInput.of(
                    "applicant.village",
                    name.isEmpty() ? ErrorCode.REQUIRED : ErrorCode.UNKNOWN_AREA,
                    name.isEmpty()
                        ? "Say which village the family lives in"
                        : "None of your villages is called that, or more than one"));
  }

  private Stream<Area> villagesOf(String official) {
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .flatMap(
            post ->
                switch (post.role()) {
                  case VILLAGE_INFORMANT ->
                      Stream.of(new Area(post.area(), Areas.nameOf(post.area())));
                  case TOWNSHIP_REVIEWER -> Areas.children(post.area()).stream();
                  default -> Stream.empty();
                });
  }

  /** The same error under the name that the form has for the field. */
  private static FieldError ofTheForm(FieldError error) {
    String field = error.field();
    if (field.equals("applicant.villageCode")) {
      field = "applicant.village";
    } else if (field.endsWith(FEN)) {
      field = field.substring(0, field.length() - FEN.length()) + YUAN;
    }
    return new FieldError(field, error.code(), error.message());
  }
}
