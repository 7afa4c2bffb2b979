package org.aidflow.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.donor.OfferMode;
import org.aidflow.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds needs for standing offers: the most urgent first, of those who wait for money before
 * others, then who has waited longest; of the donors whoever was asked longest ago. A need is put
 * to a standing offer once.
 */
@Component
class FittingNeeds {
  private static final String FIT =
      """
      select * from fitting_need
      where fen > 0 and (cast(:standing as uuid) is null
                         or standing_offer_id = :standing and need_id = :need)
      order by priority, waits desc, need_offered_at, need_id, last_used_at nulls first, standing_offered_at
      limit 1
      """;

  private final JdbcClient jdbc;

  FittingNeeds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<FittingNeed> next() {
    return jdbc.sql(FIT)
        .param("standing", null)
        .param("need", null)
        .query(FittingNeeds::read)
        .optional();
  }

  /** The same pair as it is now; nobody else takes from the standing offer meanwhile. */
  Optional<FittingNeed> locked(FittingNeed found, Instant now) {
    jdbc.sql("update standing_offer set last_used_at = ? where id = ?")
        .params(Timestamp.from(now), found.standingOfferId())
        .update();
    return jdbc.sql(FIT)
        .param("standing", found.standingOfferId())
        .param("need", found.needId())
        .query(FittingNeeds::read)
        .optional();
  }

  /** What a standing offer has given or promised. */
  Money committed(UUID standingOfferId) {
    return Money.fen(
        jdbc.sql(
                """
                select coalesce(sum(fen), 0)::bigint from offer_weight where standing_offer_id = ?
                """)
            .param(standingOfferId)
            .query(Long.class)
            .single());
  }

  private static FittingNeed read(ResultSet row, int number) throws SQLException {
    return new FittingNeed(
        row.getObject("standing_offer_id", UUID.class),
        row.getObject("donor_id", UUID.class),
        row.getString("client_id"),
        OfferMode.valueOf(row.getString("mode")),
        row.getObject("need_id", UUID.class),
        Money.fen(row.getLong("fen")));
  }
}
