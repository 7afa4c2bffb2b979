package org.aidflow.matching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored offers; the row of the need is their lock. */
interface OfferRepository extends Repository<Offer, UUID> {

  Optional<Offer> findById(UUID id);

  @NativeQuery(
      """
      select * from offer o
      where o.donor_id = ?1
        and (cast(?2 as uuid) is null
             or (o.proposed_at, o.id) < (select b.proposed_at, b.id from offer b where b.id = cast(?2 as uuid)))
      order by o.proposed_at desc, o.id desc
      limit ?3
      """)
  List<Offer> ofDonor(UUID donorId, @Nullable UUID after, int limit);

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
