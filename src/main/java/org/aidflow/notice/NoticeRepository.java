package org.aidflow.notice;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored notices. */
interface NoticeRepository extends Repository<Notice, UUID> {

  @Query("select n from Notice n where n.id = ?1 and n.endedAt is null")
  Optional<Notice> running(UUID id);

  @Query("select n from Notice n where n.caseNumber = ?1 and n.endedAt is null")
  Optional<Notice> running(CaseNumber caseNumber);

  /** Running or over; nobody else ends it, or objects to it, before this transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Notice n where n.id = ?1")
  Optional<Notice> locked(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Notice n where n.caseNumber = ?1 and n.endedAt is null")
  Optional<Notice> lockedRunning(CaseNumber caseNumber);

  @Query(
      """
      select n from Notice n
      where n.area like concat(?1, '%') and n.endedAt is null
        and (n.publishedAt < ?2 or (n.publishedAt = ?2 and n.id > ?3))
      order by n.publishedAt desc, n.id
      """)
  List<Notice> running(String area, Instant before, UUID after, Limit limit);
}
