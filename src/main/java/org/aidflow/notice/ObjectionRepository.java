package org.aidflow.notice;

import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.repository.Repository;

/** Stored objections. */
interface ObjectionRepository extends Repository<Objection, UUID> {

  /** The oldest first. */
  List<Objection> findByCaseNumberOrderByRaisedAtAscIdAsc(CaseNumber caseNumber);

  List<Objection> findByCaseNumberAndStatusOrderByRaisedAtAscIdAsc(
      CaseNumber caseNumber, ObjectionStatus status);

  boolean existsByCaseNumberAndStatus(CaseNumber caseNumber, ObjectionStatus status);
}
