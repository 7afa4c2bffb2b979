package org.aidflow.proof;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Raw rows, the front door and the bank's own books, side by side. */
final class Books {

  private final RunningAidflow aidflow;
  private final Outside outside;

  Books(RunningAidflow aidflow, Outside outside) {
    this.aidflow = aidflow;
    this.outside = outside;
  }

  /** All three say the same of these cases. */
  void agree(List<Request> requests) {
    var auditor = new Auditor(aidflow.databaseDirectory());
    var findings = auditor.audit();
    assertThat(findings.wrong()).isEmpty();
    var raw = findings.cases().stream().collect(toMap(row -> row.get("case_number"), row -> row));
    var waiting = new ArrayList<String>();
    var paid = 0L;
    for (var view : outside.cases()) {
      var number = view.path("caseNumber").asText();
      var row = requireNonNull(raw.get(number), number);
      assertThat(row.get("paid")).as(number).isEqualTo(view.path("paidFen").asText());
      assertThat(Long.parseLong(row.get("given")) - Long.parseLong(row.get("taken_back")))
          .as(number)
          .isEqualTo(view.path("metFen").asLong());
      var request = request(requests, number);
      assertThat(view.path("status").asText()).as(number).isEqualTo(request.status());
      if (request.isOnTheWaitingList()) {
        waiting.add(number);
        assertThat(outside.caseOf(number).path("waitingRank").asInt()).as(number).isPositive();
      }
      paid += view.path("paidFen").asLong();
    }
    assertThat(paid).isPositive();
    var refunded = sum(findings.gifts(), "refunded");
    var books = Caller.anonymous(aidflow.bank()).get("/books").orFail();
    assertThat(books.path("totals").path("outFen").asLong())
        .as("%s", books.path("totals"))
        .isEqualTo(paid + refunded);
    assertThat(
            auditor.query("select distinct business_key_ as number from act_ru_execution").stream()
                .map(row -> row.get("number"))
                .filter(number -> !number.equals("null")))
        .as("what goes on")
        .containsExactlyInAnyOrderElementsOf(waiting);
    System.out.printf(
        "paid %d fen, refunded %d fen; ledger, front door and bank agree; %d cases, %d of them wait%n",
        paid, refunded, raw.size(), waiting.size());
  }

  private static Request request(List<Request> requests, String number) {
    return requests.stream()
        .filter(request -> request.caseNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
  }
}
