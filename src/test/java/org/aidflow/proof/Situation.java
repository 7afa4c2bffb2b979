package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What an official sees who has a task before them. */
final class Situation {

  private final Request request;
  private final Supplier<JsonNode> variables;
  private final Office office;

  /**
   * A task of a request.
   *
   * @param variables what the form shows, read when it is looked at
   */
  Situation(Request request, Supplier<JsonNode> variables, Office office) {
    this.request = request;
    this.variables = variables;
    this.office = office;
  }

  Request request() {
    return request;
  }

  /** A day that is over and on which all that happened to the case has happened. */
  String today() {
    return request.lastDay();
  }

  /** The case in which the family has asked first. */
  String firstNumber() {
    return request.first();
  }

  JsonNode shown(String variable) {
    return variables.get().path(variable).path("value");
  }

  /** Every line that the form shows is confirmed with the amount asked for. */
  List<Map<String, Object>> linesConfirmed() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var line : Caller.read(shown("lines").asText("[]"))) {
      var row = new LinkedHashMap<String, Object>();
      row.put("id", line.path("id").asText());
      row.put("confirmed", true);
      if (!line.path("goods").asBoolean()) {
        row.put("confirmedYuan", line.path("askedYuan").asText());
      }
      rows.add(row);
    }
    return rows;
  }

  /** Every hit that the form shows is cleared with the reason. */
  List<Map<String, Object>> hitsCleared(String reason) {
    var rows = hits();
    rows.forEach(row -> row.put("reason", reason));
    return rows;
  }

  /** The hits that the form shows, none of them cleared. */
  List<Map<String, Object>> hits() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var hit : Caller.read(shown("clearedHits").asText("[]"))) {
      rows.add(new HashMap<>(Map.of("id", hit.path("id").asText())));
    }
    return rows;
  }

  /** What nobody has given yet, in yuan. */
  String openYuan() {
    var view = office.caseOf(request);
    return yuan(view.path("approvedFen").asLong() - view.path("metFen").asLong());
  }

  String paidYuan() {
    return yuan(office.caseOf(request).path("paidFen").asLong());
  }

  /** How many pieces are on their way to the family. */
  int piecesOnTheWay() {
    var pieces = 0;
    for (var line : office.caseOf(request).path("lines")) {
      var goods = line.path("goods");
      pieces += goods.path("metQuantity").asInt() - goods.path("handedOverQuantity").asInt();
    }
    return pieces;
  }

  /** Rings the bank, which paid this order, or knows nothing of it. */
  JsonNode paidByTheBank() {
    return office.paidByTheBank(shown("disbursementId").asText());
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
