package org.aidflow.matching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored offers; the row of the need is their lock. */
interface OfferRepository extends Repository<Offer, UUID> {

  Optional<Offer> findById(UUID id);

  @Query("select o.needId from Offer o where o.id = ?1")
  Optional<UUID> needOf(UUID id);

  @Query(
      """
      select o.id from Offer o
      where o.status = org.aidflow.matching.OfferStatus.PROPOSED and o.answerUntil < ?1
      order by o.answerUntil
      """)
  List<UUID> over(Instant now, Limit limit);
}
