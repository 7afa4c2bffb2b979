package org.aidflow.matching;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/**
 * Stored needs. A need's row is the lock for it and its pledges; whoever meets needs locks those of
 * the whole case, in the order of their ids.
 */
interface NeedRepository extends Repository<Need, UUID> {

  Optional<Need> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Need n where n.lineId = ?1")
  Optional<Need> locked(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Need n where n.caseNumber = ?1 order by n.lineId")
  List<Need> lockedOf(CaseNumber caseNumber);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Need n where n.lineId = (select p.needId from Pledge p where p.id = ?1)")
  Optional<Need> lockedOfPledge(UUID pledgeId);

  /** The needs of the case that this need is of. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select n from Need n
      where n.caseNumber = (select m.caseNumber from Need m where m.lineId = ?1)
      order by n.lineId
      """)
  List<Need> lockedBeside(UUID id);

  /** The needs of the case that the pledge is for. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select n from Need n
      where n.caseNumber = (select m.caseNumber from Need m, Pledge p
                            where p.id = ?1 and m.lineId = p.needId)
      order by n.lineId
      """)
  List<Need> lockedBesidePledge(UUID pledgeId);

  /** Needs with a pledge whose time is over, but for those that somebody works on. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
  @Query(
      """
      select n from Need n
      where exists (select 1 from Pledge p
                    where p.needId = n.lineId and p.status in ?1 and p.reservedUntil < ?2)
      order by n.lineId
      """)
  List<Need> lockedWithPledgesOver(Collection<PledgeStatus> open, Instant now, Limit limit);

  /** The most urgent need that money may be given to, of those who wait before others. */
  @NativeQuery(
      """
      select n.line_id
      from need n join case_file f using (case_number) left join waiting_case w using (case_number)
      where n.closed_at is null and n.kind = 'MONEY' and n.pledged_fen + n.met_fen < n.approved_fen
        and f.status in ('OPEN', 'PARTLY_MET') and not f.held
      order by n.priority, w.case_number is null, n.offered_at, n.line_id
      limit 1
      """)
  Optional<UUID> mostUrgent();

  @NativeQuery(
      """
      select * from need n
      where n.closed_at is null and (n.pledged_fen + n.met_fen < n.approved_fen or n.pledged_quantity + n.met_quantity < n.approved_quantity)
        and n.position > ?1 and n.area like ?2 and n.category in (?3) and n.priority in (?4)
      order by n.position
      limit ?5
      """)
  List<Need> open(
      long after,
      String area,
      Collection<String> categories,
      Collection<String> priorities,
      int limit);
}
