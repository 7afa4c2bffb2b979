package org.aidflow.disbursement;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored recoveries. */
interface RecoveryRepository extends Repository<Recovery, String> {
  Recovery save(Recovery recovery);

  void flush();

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from Recovery r where r.number = ?1")
  Optional<Recovery> locked(String number);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from Recovery r where r.disbursementId = ?1")
  Optional<Recovery> lockedOfPayment(UUID paymentId);

  Optional<Recovery> findByDisbursementId(UUID paymentId);

  List<Recovery> findByCaseNumberOrderByClaimedAt(CaseNumber caseNumber);
}
