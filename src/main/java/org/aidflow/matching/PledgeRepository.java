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

  boolean existsByIdAndDonorId(UUID id, UUID donorId);

  List<Pledge> findByNeedIdAndStatusInOrderByPledgedAt(
      UUID needId, Collection<PledgeStatus> statuses);

  @Query(
      """
      select p from Pledge p
      where p.needId in (select n.lineId from Need n where n.caseNumber = ?1)
      order by p.pledgedAt, p.id
      """)
  List<Pledge> ofCase(CaseNumber caseNumber);
}
