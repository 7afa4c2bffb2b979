package org.aidflow.verification;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What applicants were asked to add, one open question a case at most, and what came of it. */
@Component
class CompletionBook {

  private final JdbcClient jdbc;
  private final Clock clock;

  CompletionBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  UUID ask(CaseNumber caseNumber, Collection<MissingItem> items, String official) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into completion_question (id, case_number, items, official, asked_at)
            values (:id, :case, :items, :official, :at)
            """)
        .param("id", id)
        .param("case", caseNumber.value())
        .param("items", names(items))
        .param("official", official)
        .param("at", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** The open question of the case, locked for the caller's transaction. */
  Optional<CompletionQuestion> open(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select id, items, asked_at from completion_question
            where case_number = :case and answered_at is null and lapsed_at is null
            for update
            """)
        .param("case", caseNumber.value())
        .query((row, number) -> question(row))
        .optional();
  }

  void answer(UUID question, Collection<MissingItem> items, @Nullable VaultToken words) {
    jdbc.sql(
            """
            update completion_question
            set answered_at = :at, answered_items = :items, words = :words where id = :id
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("items", names(items))
        .param("words", words == null ? null : words.value())
        .param("id", question)
        .update();
  }

  void lapse(UUID question) {
    jdbc.sql("update completion_question set lapsed_at = :at where id = :id")
        .param("at", Timestamp.from(clock.instant()))
        .param("id", question)
        .update();
  }

  boolean wasAnswered(CaseNumber caseNumber, MissingItem item) {
    return jdbc.sql(
            """
            select exists (select from completion_question
                           where case_number = :case and :item = any (answered_items))
            """)
        .param("case", caseNumber.value())
        .param("item", item.name())
        .query(Boolean.class)
        .single();
  }

  private static String[] names(Collection<MissingItem> items) {
    return items.stream().map(MissingItem::name).sorted().toArray(String[]::new);
  }

  private static CompletionQuestion question(ResultSet row) throws SQLException {
    return new CompletionQuestion(
        row.getObject("id", UUID.class),
        items(row.getArray("items")),
        row.getTimestamp("asked_at").toInstant());
  }

  private static Set<MissingItem> items(Array names) throws SQLException {
    return Arrays.stream((String[]) names.getArray())
        .map(MissingItem::valueOf)
        .collect(Collectors.toSet());
  }
}
