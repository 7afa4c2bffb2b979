package org.aidflow.ledger;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;

/**
 * Writes that the ledger refuses even its schema's owner ({@code refusals.txt}), tried within a
 * transaction of the caller's that leaves nothing behind.
 */
final class RefusedWrites {

  /** One of them. */
  record RefusedWrite(String sqlState, String words, String sql) {
    @Override
    public String toString() {
      return sqlState + " " + words + ": " + sql;
    }
  }

  private static final List<String> TABLES =
      List.of("account", "balance", "transfer", "posting", "release_stop", "release_stop_finding");

  private static final String SWITCH_OFF =
      TABLES.stream()
          .map(table -> "alter table ledger." + table + " disable trigger user")
          .collect(joining("; "));

  private static final String BY_HAND =
      """
      create function pg_temp.by_hand(id uuid, phase text, kind text, reference text, resolves uuid,
        accounts bigint[], sides text[], amounts bigint[], lines int[] default array[1, 2, 3])
      returns void language plpgsql as $$
      begin
        insert into ledger.transfer (id, phase, kind, reference, resolves, request_hash, booked_at)
        select by_hand.id, by_hand.phase, by_hand.kind, by_hand.reference, by_hand.resolves,
               ledger.content_hash(by_hand.phase, by_hand.kind, by_hand.reference, by_hand.resolves,
                 string_agg(concat_ws(' ', l.account_id, l.side, l.fen), ',' order by l.account_id, l.side, l.fen)),
               now()
          from unnest(accounts, sides, amounts) as l (account_id, side, fen);
        insert into ledger.posting (transfer_id, line, account_id, side, amount_fen)
        select by_hand.id, l.line, l.account_id, l.side, l.fen
          from unnest(lines[:array_length(accounts, 1)], accounts, sides, amounts) as l (line, account_id, side, fen);
      end $$
      """;

  private final Connection connection;
  private final Map<String, String> names = new HashMap<>();

  private RefusedWrites(Connection connection) {
    this.connection = connection;
  }

  static List<RefusedWrite> all() {
    try {
      return new ClassPathResource("refusals.txt", RefusedWrites.class)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .map(parts -> new RefusedWrite(parts[0], parts[1], parts[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Money to try them on; the connection's transaction is the caller's to roll back. */
  static RefusedWrites on(Connection connection) throws SQLException {
    var writes = new RefusedWrites(connection);
    writes.prepare();
    return writes;
  }

  /** The first write that is not refused as it should be, with what happened instead. */
  Optional<String> firstThatIsNotRefused() throws SQLException {
    for (var write : all()) {
      var wrong = whatIsWrongWith(write);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  /** What happened instead of the refusal. */
  Optional<String> whatIsWrongWith(RefusedWrite write) throws SQLException {
    var before = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      tried(statement, write.sql());
      return Optional.of("not refused: " + write);
    } catch (SQLException e) {
      boolean asItShould =
          write.sqlState().equals(e.getSQLState())
              && String.valueOf(e.getMessage()).contains(write.words());
      return asItShould
          ? Optional.empty()
          : Optional.of("%s %s instead of %s".formatted(e.getSQLState(), e.getMessage(), write));
    } finally {
      connection.rollback(before);
    }
  }

  private void tried(Statement statement, String sql) throws SQLException {
    if (sql.startsWith("OFF ")) {
      statement.execute(SWITCH_OFF);
    }
    statement.execute(named(sql.replaceFirst("^OFF ", "")));
    statement.execute("set constraints all immediate");
  }

  private void prepare() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(BY_HAND);
      open(statement, "channel", AccountKind.CHANNEL_CLEARING);
      open(statement, "fund", AccountKind.LINE_FUND);
      open(statement, "other", AccountKind.LINE_FUND);
      open(statement, "payout", AccountKind.PAYOUT_CLEARING);
      for (var transfer : List.of("gift", "reserved", "settled", "new")) {
        names.put(transfer, UUID.randomUUID().toString());
      }
      post(statement, "'{gift}', 'POSTED', 'GIFT', 'the-gift', null", "{channel}", "{fund}", 11_00);
      post(
          statement, "'{reserved}', 'RESERVED', 'PAYOUT', 'one', null", "{fund}", "{payout}", 4_00);
      post(statement, "'{settled}', 'RESERVED', 'PAYOUT', 'two', null", "{fund}", "{payout}", 1_00);
      statement.execute(
          named(
              "select ledger.post(gen_random_uuid(), 'SETTLED', null, null, '{settled}',"
                  + " null, null, null, now())"));
      statement.execute("set constraints all immediate");
      statement.execute("set constraints all deferred");
    }
  }

  private void post(Statement statement, String event, String debit, String credit, long fen)
      throws SQLException {
    statement.execute(
        named(
            "select ledger.post(%s, array[%s, %s], array['DEBIT', 'CREDIT'], array[%d, %d], now())"
                .formatted(event, debit, credit, fen, fen)));
  }

  private void open(Statement statement, String name, AccountKind kind) throws SQLException {
    try (var row =
        statement.executeQuery(
            "select ledger.open_account('%s', '%s')".formatted(kind, UUID.randomUUID()))) {
      row.next();
      names.put(name, row.getString(1));
    }
  }

  private String named(String sql) {
    var text = sql;
    for (var name : names.entrySet()) {
      text = text.replace("{" + name.getKey() + "}", name.getValue());
    }
    return text;
  }
}
