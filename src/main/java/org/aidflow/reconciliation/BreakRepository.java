package org.aidflow.reconciliation;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored breaks. */
interface BreakRepository extends Repository<Break, String> {

  Break save(Break found);

  void flush();

  Optional<Break> findById(String number);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select b from Break b where b.number = ?1")
  Optional<Break> locked(String number);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select b from Break b where b.account = ?1 and b.status = WAITING order by b.number")
  List<Break> waiting(String account);

  /** That of the event, while it is missing on the statements. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select b from Break b
      where b.kind = MISSING_THERE and b.leg = ?1 and b.reference = ?2 and b.status <> RESOLVED
      """)
  Optional<Break> missing(Leg leg, String reference);

  @Query("select b from Break b where b.orderId = ?1 and b.status <> RESOLVED")
  Optional<Break> ofOrder(String orderId);

  /** Those that are about an event of ours. */
  @Query(
      "select b from Break b where b.account = ?1 and b.status <> RESOLVED and b.reference is not null")
  List<Break> unresolvedEvents(String account);

  @Query("select b from Break b where b.status <> RESOLVED order by b.day, b.number")
  List<Break> unresolved();

  @Query(
      "select count(b) from Break b where b.account = ?1 and b.day <= ?2 and b.status <> RESOLVED")
  long unresolvedUntil(String account, LocalDate day);
}
