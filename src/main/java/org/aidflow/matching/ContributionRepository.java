package org.aidflow.matching;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** Stored contributions. */
interface ContributionRepository extends Repository<Contribution, UUID> {

  /**
   * Keeps a contribution, unless the channel has named it before; whoever names the same at the
   * same time waits here. {@code announcedFen} or {@code receivedFen} is null.
   *
   * @return 1, or 0 when it was there
   */
  @Modifying
  @NativeQuery(
      """
      insert into contribution (id, version, client_id, channel_reference, donor_id, pledge_id, fund_area,
                                announced_fen, received_fen, status, announced_at, expires_at)
      values (?1, 0, ?2, ?3, ?4, cast(?5 as uuid), cast(?6 as text),
              cast(?7 as bigint), cast(?8 as bigint), ?9,
              cast(?10 as timestamptz), cast(?11 as timestamptz))
      on conflict (client_id, channel_reference) do nothing
      """)
  int keep(
      UUID id,
      String clientId,
      String channelReference,
      UUID donorId,
      @Nullable UUID pledgeId,
      @Nullable String fundArea,
      @Nullable Long announcedFen,
      @Nullable Long receivedFen,
      String status,
      @Nullable Instant announcedAt,
      @Nullable Instant expiresAt);

  Optional<Contribution> findById(UUID id);

  Optional<Contribution> findByClientIdAndChannelReference(String clientId, String reference);

  List<Contribution> findByChannelReference(String channelReference);

  List<Contribution> findByIdIn(Collection<UUID> ids);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Contribution c where c.id = ?1")
  Optional<Contribution> locked(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Contribution c where c.clientId = ?1 and c.channelReference = ?2")
  Optional<Contribution> lockedNamed(String clientId, String channelReference);

  /** Contributions that are no longer waited for, but for those that somebody works on. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
  @Query("select c from Contribution c where c.status in ?1 and c.expiresAt < ?2 order by c.id")
  List<Contribution> lockedOverdue(
      Collection<ContributionStatus> awaited, Instant now, Limit limit);
}
