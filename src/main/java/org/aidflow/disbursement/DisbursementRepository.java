package org.aidflow.disbursement;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** Stored payments. */
interface DisbursementRepository extends Repository<Disbursement, UUID> {
  String SKIP_LOCKED = "-2";

  Disbursement save(Disbursement disbursement);

  void flush();

  /** The payment, which nobody else changes before this transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Disbursement d where d.id = ?1")
  Optional<Disbursement> locked(UUID id);

  /** These payments by id, which nobody else changes before this transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Disbursement d where d.id in ?1 order by d.id")
  List<Disbursement> locked(Collection<UUID> ids);

  /** The payments of a batch by id, which nobody else changes before this transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Disbursement d where d.batchId = ?1 order by d.id")
  List<Disbursement> lockedOfBatch(UUID batch);

  /** The payments of a case, the newest last, which nobody else changes meanwhile. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Disbursement d where d.caseNumber = ?1 order by d.createdAt")
  List<Disbursement> lockedOf(CaseNumber caseNumber);

  Optional<Disbursement> findById(UUID id);

  List<Disbursement> findByIdInOrderById(Collection<UUID> ids);

  List<Disbursement> findByBatchIdOrderById(UUID batch);

  /** The payments of a case, the newest last. */
  List<Disbursement> findByCaseNumberOrderByCreatedAt(CaseNumber caseNumber);

  /** The payments of these cases and refunds that stand so. */
  @Query(
      """
      select d from Disbursement d
      where d.status = ?1 and (d.caseNumber in ?2 or d.refundNumber in ?3)
      """)
  List<Disbursement> standing(
      DisbursementStatus status, Collection<CaseNumber> cases, Collection<String> refunds);

  /** The payments of a refund, the newest last. */
  List<Disbursement> findByRefundNumberOrderByCreatedAt(String refundNumber);

  /** The payments of an invoice, the newest last. */
  List<Disbursement> findByInvoiceIdOrderByCreatedAt(UUID invoiceId);

  /** The payments that went to the bank in one message. */
  List<Disbursement> findByMessageIdOrderById(String messageId);

  /** The payment whose turn it is to be asked about, locked; those that others work on are left. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
  @Query("select d from Disbursement d where d.askAt <= ?1 order by d.askAt limit 1")
  Optional<Disbursement> toAsk(Instant now);
}
