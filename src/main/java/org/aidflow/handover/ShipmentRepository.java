package org.aidflow.handover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.springframework.data.repository.Repository;

/** Stored shipments. */
interface ShipmentRepository extends Repository<Shipment, UUID> {

  Shipment save(Shipment shipment);

  /** The one of a need line that is on its way; there is never a second. */
  Optional<Shipment> findByNeedIdAndConditionIsNull(UUID needId);

  List<Shipment> findByCaseNumberOrderByDispatchedAt(CaseNumber caseNumber);
}
