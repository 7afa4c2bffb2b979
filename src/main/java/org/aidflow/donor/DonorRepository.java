package org.aidflow.donor;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Stored donors. */
interface DonorRepository extends Repository<Donor, UUID> {
  Optional<Donor> findById(UUID id);

  Optional<Donor> findByClientIdAndExternalRef(String clientId, String externalRef);
}
