package org.aidflow.matching;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Public funds and what they gave to needs. */
interface FundRepository extends Repository<FundGrant, UUID> {

  /** There is a fund of this area from now on. */
  @Modifying
  @NativeQuery("insert into public_fund (area) values (?1) on conflict do nothing")
  void open(String area);

  /** Nobody else takes from the fund before this transaction ends. */
  @NativeQuery("select area from public_fund where area = ?1 for update")
  List<String> locked(String area);

  @Query("select g from FundGrant g where g.needId = ?1")
  List<FundGrant> toNeed(UUID needId);

  @Query(
      """
      select g from FundGrant g
      where g.needId in (select n.lineId from Need n where n.caseNumber = ?1)
      order by g.grantedAt, g.id
      """)
  List<FundGrant> ofCase(CaseNumber caseNumber);

  /** The same, and nobody else changes them before this transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select g from FundGrant g
      where g.needId in (select n.lineId from Need n where n.caseNumber = ?1)
      order by g.grantedAt, g.id
      """)
  List<FundGrant> lockedOfCase(CaseNumber caseNumber);
}
