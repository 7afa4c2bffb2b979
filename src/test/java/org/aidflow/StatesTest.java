package org.aidflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.RecoveryStatus;
import org.aidflow.kernel.Transitions;
import org.aidflow.matching.ContributionStatus;
import org.aidflow.matching.OfferStatus;
import org.aidflow.matching.PledgeStatus;
import org.aidflow.notice.ObjectionStatus;
import org.aidflow.reconciliation.BreakStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Code, database and drawing have the same tables of states. */
class StatesTest extends AidflowTest {
  private static final Path DRAWING = Path.of("src/docs/states.md");

  @Autowired private JdbcTemplate jdbc;

  /** Something that has states, and the table in PostgreSQL that holds what follows what. */
  record Thing(String name, String says, String table, Transitions<?> transitions) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Thing> things() {
    return Stream.of(
        new Thing(
            "Pledge",
            "A donor's word: it reserves an amount of a need for some time.",
            "pledge_status_transition",
            PledgeStatus.transitions()),
        new Thing(
            "Contribution",
            "Money from a donor, from the channel's announcement on; once received it is the gift of"
                + " the same id. Late money is real money, and a refund may come back.",
            "contribution_status_transition",
            ContributionStatus.transitions()),
        new Thing(
            "Disbursement",
            "One order to the bank. One that failed or came back stays what it is; the corrected"
                + " payment is another that replaces it.",
            "disbursement_status_transition",
            DisbursementStatus.transitions()),
        new Thing(
            "Break",
            "A difference between the bank and our books. It is resolved by two people, or by itself"
                + " when later news fit.",
            "break_status_transition",
            BreakStatus.transitions()),
        new Thing(
            "Offer",
            "A need that was put to a donor with a standing offer; one that is accepted is a pledge.",
            "offer_status_transition",
            OfferStatus.transitions()),
        new Thing(
            "Objection",
            "Somebody's word against a case on notice. One that is not decided when the notice is taken"
                + " down is settled with it.",
            "objection_status_transition",
            ObjectionStatus.transitions()),
        new Thing(
            "Recovery",
            "Money claimed back after it was paid. What was written off may come in after all.",
            "recovery_status_transition",
            RecoveryStatus.transitions()),
        new Thing(
            "Case",
            "Where a case stands; its model says what comes next.",
            "case_status_transition",
            CaseStatus.transitions()));
  }

  @ParameterizedTest
  @MethodSource("things")
  void codeAndDatabaseHoldTheSameTable(Thing thing) {
    assertThat(
            jdbc.query(
                "table " + thing.table(),
                (row, number) -> row.getString(1) + " " + row.getString(2)))
        .containsExactlyInAnyOrderElementsOf(thing.transitions().pairs());
  }

  @ParameterizedTest
  @MethodSource("things")
  void theTableIsNotTheApplicationsToChange(Thing thing) {
    assertThat(
            jdbc.queryForObject(
                "select has_table_privilege(?, 'insert, update, delete, truncate')",
                Boolean.class,
                thing.table()))
        .isFalse();
  }

  /** With {@code AIDFLOW_DRAW=1} in the environment it is drawn anew. */
  @Test
  void theDrawingShowsTheTablesOfTheCode() throws IOException {
    var drawn =
        things()
            .map(
                thing ->
                    "## %s\n\n%s\n\n```mermaid\n%s```\n"
                        .formatted(thing.name(), thing.says(), thing.transitions().diagram()))
            .collect(
                Collectors.joining(
                    "\n",
                    "# States\n\nDrawn from the code by `AIDFLOW_DRAW=1 ./mvnw test"
                        + " -Dtest=StatesTest`; PostgreSQL refuses every other step.\n\n",
                    ""));
    if (System.getenv("AIDFLOW_DRAW") != null) {
      Files.writeString(DRAWING, drawn);
    }
    assertThat(DRAWING).as("draw it anew with AIDFLOW_DRAW=1").hasContent(drawn);
  }
}
