package org.aidflow.casefile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.aidflow.AidflowTest;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class CaseFilesTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private CaseFiles files;
  @Autowired private Findings findings;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  @Test
  void aCaseNumberNamesKindYearAndSequence() {
    CaseNumber first = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    CaseNumber second = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    assertThat(first.value()).matches("HR-20\\d\\d-\\d{7}");
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void eachYearAndKindHasASequenceOfItsOwn() {
    String next = "select case_number from next_case_number(?, ?, 'nobody', null)";
    assertThat(jdbc.queryForObject(next, String.class, "ZZ", 2031)).isEqualTo("ZZ-2031-0000001");
    assertThat(jdbc.queryForObject(next, String.class, "ZZ", 2031)).isEqualTo("ZZ-2031-0000002");
    assertThat(jdbc.queryForObject(next, String.class, "ZZ", 2032)).isEqualTo("ZZ-2032-0000001");
  }

  @Test
  void oneReferenceMakesOneCaseHoweverManyFileAtOnce() throws Exception {
    var reference = "race-" + UUID.randomUUID();
    int filers = 8;
    var start = new CyclicBarrier(filers);
    var pool = Executors.newFixedThreadPool(filers);
    try {
      var filings =
          IntStream.range(0, filers)
              .mapToObj(
                  filer ->
                      pool.submit(
                          () -> {
                            start.await(30, SECONDS);
                            return filedOrKnown(reference);
                          }))
              .toList();
      var numbers = new java.util.TreeSet<String>();
      for (var filing : filings) {
        numbers.add(filing.get(60, SECONDS));
      }
      assertThat(numbers).hasSize(1);
    } finally {
      pool.shutdown();
    }
    assertThat(
            jdbc.queryForObject(
                "select count(*) from case_file where external_ref = ?", Integer.class, reference))
        .isEqualTo(1);
  }

  private String filedOrKnown(String reference) {
    try {
      return CaseWalk.filed(context, aHelpRequest().with("externalRef", reference))
          .caseNumber()
          .value();
    } catch (Conflict known) {
      return String.valueOf(known.facts().get("caseNumber"));
    }
  }

  @Test
  void aStatusIsNotSkippedByCodeNorByHand() {
    CaseNumber number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    assertThatThrownBy(
            () -> files.moveTo(number, CaseStatus.OPEN, TimelineCode.OPENED_FOR_DONORS, Map.of()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("is filed and cannot become open for donors");
    assertThatThrownBy(
            () ->
                jdbc.update(
                    "update case_file set status = 'OPEN' where case_number = ?", number.value()))
        .hasStackTraceContaining("is FILED and cannot become OPEN");
  }

  @Test
  void severalMovesInOneTransactionAreEachChecked() {
    CaseNumber number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    transaction.executeWithoutResult(
        status -> {
          files.moveTo(number, CaseStatus.VERIFYING, TimelineCode.VERIFICATION_STARTED, Map.of());
          files.moveTo(number, CaseStatus.DECIDING, TimelineCode.DECISION_ASKED, Map.of());
        });
    assertThat(files.of(number).status()).isEqualTo(CaseStatus.DECIDING);
  }

  @Test
  void theTimelineIsOnlyAddedTo() {
    CaseNumber number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    for (String change :
        new String[] {
          "update timeline_entry set actor = 'nobody' where case_number = '%s'",
          "delete from timeline_entry where case_number = '%s'"
        }) {
      assertThatThrownBy(() -> jdbc.execute(change.formatted(number)))
          .hasStackTraceContaining("are added, never changed");
    }
  }

  @Test
  void whatOfficialsFindIsKeptFormByFormAndTheNewestCounts() {
    CaseNumber number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    findings.record(number, "school-visit", "UserTask_A", "somebody", Map.of("seats", 30));
    findings.record(number, "school-visit", "UserTask_A", "somebody", Map.of("seats", 31));
    findings.record(number, "other", "UserTask_B", "somebody", Map.of());
    assertThat(findings.of(number)).hasSize(3);
    assertThat(findings.latest(number, "school-visit").orElseThrow().fields())
        .containsEntry("seats", 31);
  }

  @Test
  void aLineTakesNoMoreThanWasApprovedByCodeNorByHand() {
    CaseNumber number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
    NeedLine line = files.linesOf(number).get(0);
    assertThatThrownBy(() -> line.meet(Money.fen(1))).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> line.approve(Money.fen(80_001))).isInstanceOf(Conflict.class);
    line.approve(Money.fen(80_000));
    line.meet(Money.fen(50_000));
    assertThatThrownBy(() -> line.pay(Money.fen(50_001))).isInstanceOf(Conflict.class);
    line.pay(Money.fen(30_000));
    assertThatThrownBy(() -> line.unmeet(Money.fen(20_001))).isInstanceOf(Conflict.class);
    assertThat(line.open()).isEqualTo(Money.fen(30_000));
    for (String change :
        new String[] {
          "approved_fen = 80001", "met_fen = 1", "paid_fen = 1", "approved_fen = 1, met_fen = 2"
        }) {
      assertThatThrownBy(
              () ->
                  jdbc.update(
                      "update need_line set " + change + " where case_number = ?", number.value()))
          .hasStackTraceContaining("violates check constraint");
    }
  }
}
