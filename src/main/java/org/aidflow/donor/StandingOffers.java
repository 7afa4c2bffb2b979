package org.aidflow.donor;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What donors offer for needs yet to come. */
@Service
@Transactional
public class StandingOffers {
  private final JdbcClient jdbc;
  private final Donors donors;
  private final Clock clock;

  StandingOffers(JdbcClient jdbc, Donors donors, Clock clock) {
    this.jdbc = jdbc;
    this.donors = donors;
    this.clock = clock;
  }

  /** Keeps the offer of a donor of this client. */
  public StandingOffer make(UUID donorId, String clientId, NewStandingOffer offer) {
    var donor = donors.of(donorId, clientId);
    InvalidInput.throwIfAny(offer.flaws());
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into standing_offer (id, donor_id, client_id, budget_fen, cap_per_case_fen,
                                        areas, categories, mode, offered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            donor.id(),
            clientId,
            offer.budget().fen(),
            offer.capPerCase().fen(),
            offer.areas().stream().map(AreaCode::value).toArray(String[]::new),
            offer.categories().toArray(String[]::new),
            offer.mode().name(),
            Timestamp.from(clock.instant()))
        .update();
    return of(donorId, clientId).stream()
        .filter(made -> made.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The standing offers of a donor of this client, the oldest first; those taken back too. */
  @Transactional(readOnly = true)
  public List<StandingOffer> of(UUID donorId, String clientId) {
    donors.of(donorId, clientId);
    return jdbc.sql("select * from standing_offer where donor_id = ? order by offered_at, id")
        .param(donorId)
        .query(StandingOffers::read)
        .list();
  }

  /** Takes an offer back; what came of it stays. Once more changes nothing. */
  public void end(UUID donorId, UUID id, String clientId) {
    donors.of(donorId, clientId);
    int found =
        jdbc.sql(
                """
                update standing_offer set ended_at = coalesce(ended_at, ?)
                where id = ? and donor_id = ?
                """)
            .params(Timestamp.from(clock.instant()), id, donorId)
            .update();
    if (found == 0) {
      throw new NotFound("There is no standing offer " + id);
    }
  }

  private static StandingOffer read(ResultSet row, int number) throws SQLException {
    var ended = row.getTimestamp("ended_at");
    return new StandingOffer(
        row.getObject("id", UUID.class),
        row.getObject("donor_id", UUID.class),
        row.getString("client_id"),
        Money.fen(row.getLong("budget_fen")),
        Money.fen(row.getLong("cap_per_case_fen")),
        texts(row.getArray("areas")).stream().map(AreaCode::new).toList(),
        texts(row.getArray("categories")),
        OfferMode.valueOf(row.getString("mode")),
        row.getTimestamp("offered_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
