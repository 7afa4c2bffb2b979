package org.aidflow.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored case files and their need lines. */
interface CaseFileRepository extends Repository<CaseFile, String> {

  Optional<CaseFile> findById(String caseNumber);

  @Query("select l from NeedLine l where l.id = ?1")
  Optional<NeedLine> line(UUID id);

  @Query("select f from CaseFile f where f.householdId in ?1 and f.approvedAt >= ?2")
  List<CaseFile> approvedSince(Collection<UUID> households, Instant since);

  @Query(
      """
      select f from CaseFile f
      where f.clientId = ?1 and f.status in ?2
        and (f.updatedAt > ?3 or (f.updatedAt = ?3 and f.caseNumber > ?4))
      order by f.updatedAt, f.caseNumber
      """)
  List<CaseFile> ofClient(
      String clientId, Set<CaseStatus> statuses, Instant at, String after, Limit limit);

  List<CaseFile> findByCaseNumberIn(Collection<String> caseNumbers);

  List<CaseFile> findByHouseholdIdIn(Collection<UUID> households);

  List<CaseFile> findByClientIdAndExternalRef(String clientId, String externalRef);

  @Query(
      """
      select f from CaseFile f
      where f.householdId in ?1 and f.category = ?2 and f.cause = ?3
        and f.filedAt >= ?4 and f.filedAt < ?5
      order by f.filedAt, f.caseNumber
      """)
  List<CaseFile> alike(
      Collection<UUID> households, Category category, Cause cause, Instant from, Instant before);
}
