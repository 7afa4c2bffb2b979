package org.aidflow.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.ledger.AccountId;
import org.aidflow.reconciliation.Expected.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger says that statements have to show. An event is due from the transfer that puts it
 * on a clearing account until the one that takes it from there, of the same reference.
 */
@Component
class Expectations {

  /** One row for each event; the days on which it was ordered, booked, returned and shown. */
  private static final String EVENT =
      """
      select e.kind, e.reference, p.account_id, p.amount_fen, e.booked_at as ordered_at,
             settled.booked_at as settled_at, freed.booked_at as freed_at,
             back.booked_at as returned_at,
             shown.id is not null as shown, return_shown.id is not null as return_shown
      from ledger.transfer e
      join ledger.posting p on p.transfer_id = e.id
      join ledger.account a on a.id = p.account_id
                           and a.kind = case when e.kind in ('GIFT', 'SUSPENDED', 'RECOVERED')
                                         then 'CHANNEL_CLEARING'
                                                    else 'PAYOUT_CLEARING' end
      left join ledger.transfer settled on (settled.kind, settled.phase, settled.reference)
                                         = (e.kind, 'SETTLED', e.reference)
      left join ledger.transfer freed on (freed.kind, freed.phase, freed.reference)
                                       = (e.kind, 'FREED', e.reference)
      left join ledger.transfer back on (back.kind, back.phase, back.reference)
                                      = ('PAYOUT_RETURNED', 'POSTED', e.reference)
                                    and e.kind = 'PAYOUT'
      left join ledger.transfer shown on (shown.kind, shown.phase, shown.reference)
                                       = (case when e.kind in ('GIFT', 'SUSPENDED', 'RECOVERED')
                                          then 'CHANNEL_STATEMENT'
                                                      else 'PAYOUT_STATEMENT' end,
                                          'POSTED', e.reference)
      left join ledger.transfer return_shown on (return_shown.kind, return_shown.phase,
                                                 return_shown.reference)
                                              = ('RETURN_STATEMENT', 'POSTED', e.reference)
                                            and e.kind = 'PAYOUT'
      """;

  private static final String BEGINS =
      """
      (e.kind, e.phase) in (('GIFT', 'POSTED'), ('SUSPENDED', 'POSTED'), ('RECOVERED', 'POSTED'),
                            ('PAYOUT', 'RESERVED'))
      """;

  private final JdbcClient jdbc;

  Expectations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The legs of these events, whatever became of them. */
  List<Expected> ofEvents(Collection<String> references) {
    return legs(
        jdbc.sql(EVENT + " where " + BEGINS + " and e.reference = any (?)")
            .param(references.toArray(String[]::new))
            .query((row, number) -> event(row, ""))
            .list());
  }

  /** The legs of the events that the outside names so, by that name. */
  Map<String, List<Expected>> named(Collection<String> outside) {
    return jdbc
        .sql(
            """
            select k.outside, event.* from ledger.known_as k
            join lateral (
            """
                + EVENT
                + " where "
                + BEGINS
                + """
                   and e.kind = k.kind and e.reference = k.reference
                ) event on true
                where k.outside = any (?)
                """)
        .param(outside.toArray(String[]::new))
        .query((row, number) -> event(row, row.getString("outside")))
        .list()
        .stream()
        .flatMap(event -> event.legs().map(leg -> Map.entry(event.outside(), leg)))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** What is due up to this day. */
  List<Expected> dueUntil(LocalDate day) {
    return legs(
            jdbc.sql(
                    EVENT
                        + " where "
                        + BEGINS
                        + """
                           and freed.id is null
                           and (shown.id is null or (back.id is not null and return_shown.id is null))
                           and e.booked_at < ?
                        """)
                .param(OffsetDateTime.from(day.plusDays(1).atStartOfDay(WorkingDays.ZONE)))
                .query((row, number) -> event(row, ""))
                .list())
        .stream()
        .filter(leg -> leg.stage() == Stage.DUE && !leg.day().isAfter(day))
        .toList();
  }

  /** One leg of an event. */
  Optional<Expected> find(Leg leg, String reference) {
    return ofEvents(List.of(reference)).stream().filter(one -> one.leg() == leg).findFirst();
  }

  private static List<Expected> legs(List<Event> events) {
    return events.stream().flatMap(Event::legs).toList();
  }

  private static Event event(ResultSet row, String outside) throws SQLException {
    return new Event(
        outside,
        !row.getString("kind").equals("PAYOUT"),
        row.getString("reference"),
        new AccountId(row.getLong("account_id")),
        new Money(row.getLong("amount_fen")),
        Optional.ofNullable(day(row, "ordered_at")).orElseThrow(),
        day(row, "settled_at"),
        day(row, "freed_at"),
        day(row, "returned_at"),
        row.getBoolean("shown"),
        row.getBoolean("return_shown"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.atZoneSameInstant(WorkingDays.ZONE).toLocalDate();
  }

  private record Event(
      String outside,
      boolean isReceipt,
      String reference,
      AccountId clearing,
      Money amount,
      LocalDate ordered,
      @Nullable LocalDate settled,
      @Nullable LocalDate freed,
      @Nullable LocalDate returned,
      boolean shown,
      boolean returnShown) {

    Stream<Expected> legs() {
      return isReceipt ? Stream.of(receipt()) : Stream.of(payment(), comingBack());
    }

    private Expected receipt() {
      return leg(Leg.RECEIPT, ordered, shown ? Stage.SHOWN : Stage.DUE);
    }

    private Expected payment() {
      if (freed != null) {
        return leg(Leg.PAYMENT, freed, Stage.FAILED);
      }
      if (settled == null) {
        return leg(Leg.PAYMENT, ordered, Stage.UNDER_WAY);
      }
      return leg(Leg.PAYMENT, settled, shown ? Stage.SHOWN : Stage.DUE);
    }

    private Expected comingBack() {
      if (freed != null) {
        return leg(Leg.RETURN, freed, Stage.FAILED);
      }
      if (returned == null) {
        return leg(Leg.RETURN, ordered, returnShown ? Stage.SHOWN : Stage.NOT_RETURNED);
      }
      return leg(Leg.RETURN, returned, returnShown ? Stage.SHOWN : Stage.DUE);
    }

    private Expected leg(Leg leg, LocalDate day, Stage stage) {
      return new Expected(leg, reference, clearing, amount, day, stage);
    }
  }
}
