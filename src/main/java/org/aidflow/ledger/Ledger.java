package org.aidflow.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books transfers in the caller's transaction. Call it last: guarded accounts stay locked until the
 * commit. A {@link LedgerRefusal} leaves nothing behind, and the caller's transaction with it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
  private static final String POST = "select ledger.post(?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The account of this kind for this thing, opened if there is none.
   *
   * @param reference visible ASCII, at most 120
   */
  public AccountId open(AccountKind kind, String reference) {
    return jdbc.sql("select ledger.open_account(?, ?)")
        .params(kind.name(), reference)
        .query((row, number) -> new AccountId(row.getLong(1)))
        .single();
  }

  /**
   * Moves money at once.
   *
   * @return false when this very transfer was booked before
   * @throws Overdrawn when a guarded account would fall below zero, what is reserved counted
   * @throws Contradiction when id or business event is taken by other content
   */
  public boolean post(Transfer transfer) {
    return book(Phase.POSTED, transfer);
  }

  /**
   * Sets money aside; it stays where it is and is no longer available. Refuses as {@link #post}.
   *
   * @return false when this very reservation was made before
   */
  public boolean reserve(Transfer transfer) {
    return book(Phase.RESERVED, transfer);
  }

  /**
   * Moves what the reservation set aside, by a transfer of its own id.
   *
   * @return false when this very transfer was booked before
   * @throws AlreadyResolved when another one settled or freed it
   */
  public boolean settle(UUID reservation, UUID transferId) {
    return resolve(Phase.SETTLED, reservation, transferId);
  }

  /** Makes available again what the reservation set aside. Refuses as {@link #settle}. */
  public boolean free(UUID reservation, UUID transferId) {
    return resolve(Phase.FREED, reservation, transferId);
  }

  /**
   * Notes that statements name this event by the bank's or the channel's own reference.
   *
   * @param outside at most 140 characters
   */
  public void knownAs(TransferKind kind, String reference, String outside) {
    jdbc.sql("select ledger.know_as(?, ?, ?)")
        .params(kind.name(), reference, outside)
        .query()
        .singleRow();
  }

  /** What the account holds, recomputed from its postings; may be negative when not guarded. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public Money balance(AccountId account) {
    return amount("select balance from ledger.account_balance where account_id = ?", account);
  }

  /** What the account holds less what is reserved. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public Money available(AccountId account) {
    return amount("select available from ledger.account_balance where account_id = ?", account);
  }

  /** What every account of a kind that is never overdrawn holds, by reference. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public List<Balance> balances(AccountKind kind) {
    return jdbc.sql(
            """
            select a.reference, b.posted, b.posted - b.reserved
            from ledger.account a join ledger.balance b on b.account_id = a.id
            where a.kind = ? order by a.reference
            """)
        .param(kind.name())
        .query(
            (row, number) ->
                new Balance(row.getString(1), new Money(row.getLong(2)), new Money(row.getLong(3))))
        .list();
  }

  /** What was booked for a business event, in the order of booking. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public List<Entry> ofReference(TransferKind kind, String reference) {
    return jdbc.sql(
            """
            select t.id, t.phase, t.kind, t.reference, t.booked_at,
                   a.kind as account, a.reference as account_reference, p.side, p.amount_fen
            from ledger.transfer t
            join ledger.posting p on p.transfer_id = t.id
            join ledger.account a on a.id = p.account_id
            where t.kind = ? and t.reference = ?
            order by t.entry, p.line
            """)
        .params(kind.name(), reference)
        .query((row, number) -> entry(row))
        .list();
  }

  /** Every broken rule; always empty. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public List<Violation> violations() {
    return jdbc.sql("select violation, subject, detail from ledger.ledger_invariants")
        .query((row, number) -> new Violation(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private boolean book(Phase phase, Transfer transfer) {
    var postings = transfer.postings();
    return call(
        transfer.id(),
        phase,
        transfer.kind().name(),
        transfer.reference(),
        null,
        postings.stream().mapToLong(posting -> posting.account().value()).toArray(),
        postings.stream().map(posting -> posting.side().name()).toArray(String[]::new),
        postings.stream().mapToLong(posting -> posting.amount().fen()).toArray());
  }

  private boolean resolve(Phase phase, UUID reservation, UUID transferId) {
    return call(transferId, phase, null, null, reservation, null, null, null);
  }

  private boolean call(
      UUID id,
      Phase phase,
      @Nullable String kind,
      @Nullable String reference,
      @Nullable UUID resolves,
      long @Nullable [] accounts,
      String @Nullable [] sides,
      long @Nullable [] amounts) {
    try {
      return jdbc.sql(POST)
          .param(id)
          .param(phase.name())
          .param(kind)
          .param(reference)
          .param(resolves)
          .param(accounts)
          .param(sides)
          .param(amounts)
          .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .query(Boolean.class)
          .single();
    } catch (DataAccessException e) {
      throw refusal(e);
    }
  }

  private static RuntimeException refusal(DataAccessException e) {
    if (!(e.getMostSpecificCause() instanceof PSQLException refused)) {
      return e;
    }
    ServerErrorMessage said = refused.getServerErrorMessage();
    String message = String.valueOf(said == null ? refused.getMessage() : said.getMessage());
    return switch (String.valueOf(refused.getSQLState())) {
      case "AF001" -> new Overdrawn(message, e);
      case "AF002" -> new Contradiction(message, e);
      case "AF003" -> new AlreadyResolved(message, e);
      case "AF004", "AF006" -> new LedgerRefusal(message, e);
      default -> e;
    };
  }

  private Money amount(String sql, AccountId account) {
    return new Money(jdbc.sql(sql).param(account.value()).query(Long.class).single());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        Phase.valueOf(row.getString("phase")),
        TransferKind.valueOf(row.getString("kind")),
        row.getString("reference"),
        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
        AccountKind.valueOf(row.getString("account")),
        row.getString("account_reference"),
        Side.valueOf(row.getString("side")),
        new Money(row.getLong("amount_fen")));
  }
}
