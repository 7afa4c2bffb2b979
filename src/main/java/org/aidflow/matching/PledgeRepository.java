package org.aidflow.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored pledges. */
interface PledgeRepository extends Repository<Pledge, UUID> {

  Optional<Pledge> findById(UUID id);

  boolean existsByIdAndClientId(UUID id, String clientId);

  boolean existsByIdAndDonorId(UUID id, UUID donorId);

  List<Pledge> findByNeedIdAndStatusInOrderByPledgedAt(
      UUID needId, Collection<PledgeStatus> statuses);

  /** Those for whom pieces came in that have not gone back, the newest first. */
  @Query(
      """
      select p from Pledge p
      where p.needId = ?1 and p.broughtQuantity > p.givenBackQuantity
      order by p.pledgedAt desc, p.id
      """)
  List<Pledge> broughtFor(UUID needId);

  /** Those for which pieces of a case came in that have not gone back. */
  @Query(
      """
      select p from Pledge p
      where p.needId in (select n.lineId from Need n where n.caseNumber = ?1)
        and p.broughtQuantity > p.givenBackQuantity
      order by p.pledgedAt, p.id
      """)
  List<Pledge> broughtForCase(CaseNumber caseNumber);

  @Query(
      """
      select p from Pledge p
      where p.needId in (select n.lineId from Need n where n.caseNumber = ?1)
      order by p.pledgedAt, p.id
      """)
  List<Pledge> ofCase(CaseNumber caseNumber);
}
