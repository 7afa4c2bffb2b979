package org.aidflow.donor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Stored donors. */
interface DonorRepository extends Repository<Donor, UUID> {
  Optional<Donor> findById(UUID id);

  List<Donor> findByIdIn(Collection<UUID> ids);

  Optional<Donor> findByClientIdAndExternalRef(String clientId, String externalRef);
}
