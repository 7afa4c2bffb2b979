package org.aidflow.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;

/**
 * Families who cannot file themselves: an informant of their village types it into the start form,
 * and looks at the case sheet when they ask how it stands. No portal knows of their cases.
 */
final class Assisted {

  /** A case of which nothing changes any more. */
  private static final Set<String> ENDS = Set.of("CLOSED");

  /** What portals say and the form does not ask. */
  private static final List<String> OF_PORTALS = List.of("externalRef", "filedBy");

  private final Map<String, String> informants = new LinkedHashMap<>();
  private final Map<String, JsonNode> ended = new ConcurrentHashMap<>();
  private final Office office;
  private final Caller portal;
  private JsonNode codes = Caller.JSON.missingNode();

  /**
   * Nobody yet.
   *
   * @param portal knows the codes of what the case sheet says in words
   */
  Assisted(Office office, Caller portal) {
    this.office = office;
    this.portal = portal;
  }

  /**
   * An informant files for a family, who gets the case number.
   *
   * @param request as the family's portal would file it
   */
  String file(ObjectNode request) {
    var village = new AreaCode(request.path("applicant").path("villageCode").asText());
    var logins = office.loginsOf("village-informant." + village);
    var informant = logins.get(informants.size() % logins.size());
    var started = office.start(informant, "help-request", form(request, Areas.nameOf(village)));
    var caseNumber = started.path("businessKey").asText();
    informants.put(caseNumber, informant);
    return caseNumber;
  }

  boolean knows(String caseNumber) {
    return informants.containsKey(caseNumber);
  }

  /** Every case that was filed so, as the portal would show it. */
  List<JsonNode> views() {
    return informants.keySet().stream().map(this::view).toList();
  }

  /** One of them; what only portals are told is left out. */
  JsonNode view(String caseNumber) {
    var known = ended.get(caseNumber);
    if (known != null) {
      return known;
    }
    var view = read(caseNumber);
    if (ENDS.contains(view.path("status").asText())) {
      ended.put(caseNumber, view);
    }
    return view;
  }

  private JsonNode read(String caseNumber) {
    var sheet = office.session(requireNonNull(informants.get(caseNumber))).caseSheet(caseNumber);
    var view = Caller.JSON.createObjectNode();
    view.put("caseNumber", caseNumber).put("status", code("caseStatus", sheet.path("status")));
    var flags = view.putArray("flags");
    sheet.path("flags").forEach(flag -> flags.add(code("caseFlag", flag)));
    for (var amount : List.of("approvedFen", "metFen", "paidFen")) {
      view.set(amount, sheet.path("money").path(amount));
    }
    var lines = view.putArray("lines");
    for (var need : sheet.path("needs")) {
      lines.add(((ObjectNode) need.deepCopy()).put("needId", need.path("id").asText()));
    }
    var last = sheet.path("timeline").findValuesAsText("at").stream().max(String::compareTo);
    return view.put("updatedAt", last.orElseThrow());
  }

  private String code(String list, JsonNode words) {
    if (codes.isMissingNode()) {
      codes = portal.get("/api/v1/codes").orFail();
    }
    for (var code : codes.path(list)) {
      if (code.path("en").asText().equals(words.asText())) {
        return code.path("code").asText();
      }
    }
    throw new AssertionError("No code of %s is called %s".formatted(list, words));
  }

  private static Map<String, Object> form(ObjectNode request, String village) {
    var form = (ObjectNode) inYuan(request.deepCopy());
    form.remove(OF_PORTALS);
    ((ObjectNode) form.path("consent")).remove("at");
    ((ObjectNode) form.path("applicant")).put("village", village).remove("villageCode");
    form.path("needs").forEach(need -> ((ObjectNode) need).remove("id"));
    var fields = new HashMap<String, Object>();
    form.properties()
        .forEach(
            field -> {
              var value = field.getValue();
              fields.put(field.getKey(), value.isTextual() ? value.asText() : value);
            });
    return fields;
  }

  /** The form asks for amounts in yuan, and what is not known is left open. */
  private static JsonNode inYuan(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var field : List.copyOf(object.properties())) {
        var name = field.getKey();
        if (name.endsWith("Fen")) {
          object.remove(name);
          object.put(
              name.replaceFirst("Fen$", "Yuan"),
              BigDecimal.valueOf(field.getValue().asLong(), 2).toPlainString());
        } else if (field.getValue().isNull()) {
          object.remove(name);
        } else {
          inYuan(field.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(Assisted::inYuan);
    }
    return node;
  }
}
