package org.aidflow.casefile;

import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Township;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a client sees of the cases it filed. */
class CaseReadingTest extends AidflowTest {

  private static final byte[] PDF = "%PDF-1.7\n%hello".getBytes(StandardCharsets.US_ASCII);

  @Autowired private ApplicationContext context;
  @Autowired private EntityManagerFactory entities;
  @Autowired private Clients clients;
  @Autowired private Timeline timeline;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  @Test
  void aCaseIsShownWithLinesNextStepAndTimelineInBothLanguages() {
    var walk = CaseWalk.filed(context, aHelpRequest()).goesOn();
    var door = FrontDoor.of(port, Township.PORTAL);

    JsonNode english = door.get("/api/v1/cases/" + walk.caseNumber()).body();
    JsonNode chinese = door.getInChinese("/api/v1/cases/" + walk.caseNumber()).body();

    assertThat(english.path("status").asText()).isEqualTo("VERIFYING");
    assertThat(english.path("nextStep").asText())
        .isEqualTo("Officials verify the facts and may visit the household.");
    assertThat(chinese.path("nextStep").asText()).isEqualTo("工作人员将核实情况，可能入户走访。");
    assertThat(english.at("/lines/0/id").asText()).isEqualTo("coat");
    assertThat(english.at("/lines/0/askedFen").asLong()).isEqualTo(80_000);
    assertThat(english.at("/lines/0/approvedFen").asLong()).isZero();
    assertThat(english.at("/lines/0/metFen").asLong()).isZero();
    assertThat(english.at("/lines/0/paidFen").asLong()).isZero();
    assertThat(english.at("/timeline/0/text").asText())
        .isEqualTo("The request was filed; 800.00 yuan were asked for.");
    assertThat(chinese.at("/timeline/0/text").asText()).isEqualTo("求助申请已受理，申请金额 800.00 元。");
  }

  @Test
  void whatOfficialsNoteAmongThemselvesIsNotShown() {
    var walk = CaseWalk.filed(context, aHelpRequest()).goesOn();
    assertThat(walk.timeline()).contains(TimelineCode.NO_DUPLICATE);
    var shown =
        FrontDoor.of(port, Township.PORTAL).get("/api/v1/cases/" + walk.caseNumber()).body();
    assertThat(shown.path("timeline").findValuesAsText("code"))
        .contains("FILED")
        .doesNotContain("NO_DUPLICATE");
    assertThat(shown.toString()).doesNotContain("王");
  }

  @Test
  void othersCasesAreNotThere() {
    var walk = CaseWalk.filed(context, aHelpRequest());
    var other = FrontDoor.of(port, "other-portal");
    for (String path :
        List.of(walk.caseNumber().value(), "HR-1999-0000001", "nonsense", "%27%20or%201=1")) {
      assertThat(other.get("/api/v1/cases/" + path).status()).as(path).isEqualTo(404);
    }
    assertThat(other.upload("/api/v1/cases/" + walk.caseNumber() + "/documents", PDF).status())
        .isEqualTo(404);
    assertThat(
            other
                .get("/api/v1/cases?externalRef=" + walk.file().externalRef().orElseThrow())
                .body()
                .path("items"))
        .isEmpty();
  }

  @Test
  void aCaseIsFoundByReferenceAndStatus() {
    var walk = CaseWalk.filed(context, aHelpRequest());
    var door = FrontDoor.of(port, Township.PORTAL);
    String reference = "/api/v1/cases?externalRef=" + walk.file().externalRef().orElseThrow();

    assertThat(door.get(reference).body().at("/items/0/caseNumber").asText())
        .isEqualTo(walk.caseNumber().value());
    assertThat(door.get(reference + "&status=FILED").body().path("items")).hasSize(1);
    assertThat(door.get(reference + "&status=OPEN").body().path("items")).isEmpty();
    assertThat(door.get("/api/v1/cases?status=LOST").errors())
        .containsExactly("status UNKNOWN_CODE");
    assertThat(door.get("/api/v1/cases?updatedAfter=soon").status()).isEqualTo(400);
    assertThat(door.get("/api/v1/cases?after=nonsense").errors())
        .containsExactly("after BAD_FORMAT");
    assertThat(door.get("/api/v1/cases?limit=201").status()).isIn(400, 422);
  }

  @Test
  void aListIsReadPageByPageWithoutGapsAndRepeats() {
    var reader = aClientWith("page-reader", 7);
    var seen = new ArrayList<String>();
    String next = "";
    int pages = 0;
    do {
      JsonNode page = reader.get("/api/v1/cases?limit=3" + next).body();
      seen.addAll(page.path("items").findValuesAsText("caseNumber"));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
      pages++;
    } while (!next.isEmpty());
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void whatChangedSinceIsListed() {
    var reader = aClientWith("change-reader", 2);
    JsonNode items = reader.get("/api/v1/cases").body().path("items");
    String newest = items.get(1).path("updatedAt").asText();
    assertThat(reader.get("/api/v1/cases?updatedAfter=" + newest).body().path("items")).isEmpty();
    timeline.write(
        new org.aidflow.kernel.CaseNumber(items.get(0).path("caseNumber").asText()),
        TimelineCode.RECEIPT_ASKED,
        Map.of());
    assertThat(
            reader
                .get("/api/v1/cases?updatedAfter=" + newest)
                .body()
                .path("items")
                .findValuesAsText("caseNumber"))
        .containsExactly(items.get(0).path("caseNumber").asText());
  }

  @Test
  void aListOfManyTakesNoMoreStatementsThanAListOfOne() {
    var one = aClientWith("one-case", 1);
    var many = aClientWith("many-cases", 30);
    long forOne = statementsOf(() -> assertThat(items(one)).hasSize(1));
    long forMany = statementsOf(() -> assertThat(items(many)).hasSize(30));
    assertThat(forMany).isEqualTo(forOne);
  }

  @Test
  void documentsAreAddedAndRefusedByWhatTheyAre() {
    var walk = CaseWalk.filed(context, aHelpRequest());
    var door = FrontDoor.of(port, Township.PORTAL);
    String documents = "/api/v1/cases/" + walk.caseNumber() + "/documents";

    var added = door.upload(documents, PDF);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("mediaType")).isEqualTo("application/pdf");
    var refused = door.upload(documents, "<html></html>".getBytes(StandardCharsets.US_ASCII));
    assertThat(refused.errors()).containsExactly("file UNSUPPORTED_MEDIA");
    assertThat(refused.status()).isBetween(400, 499);
    assertThat(walk.timeline()).containsOnlyOnce(TimelineCode.EVIDENCE_ADDED);
  }

  private static JsonNode items(FrontDoor door) {
    return door.get("/api/v1/cases?limit=100").body().path("items");
  }

  private FrontDoor aClientWith(String id, int cases) {
    clients.register(id, Township.PASSWORD, List.of(Scopes.CASES_READ, Scopes.CASES_FILE));
    for (int i = 0; i < cases; i++) {
      CaseWalk.filedBy(id, context, aHelpRequest());
    }
    return FrontDoor.of(port, id);
  }

  private long statementsOf(Runnable act) {
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    long before = statistics.getPrepareStatementCount();
    act.run();
    long taken = statistics.getPrepareStatementCount() - before;
    statistics.setStatisticsEnabled(false);
    return taken;
  }
}
