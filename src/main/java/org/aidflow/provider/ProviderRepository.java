package org.aidflow.provider;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Stored providers. */
interface ProviderRepository extends Repository<Provider, UUID> {
  Provider save(Provider provider);

  Optional<Provider> findById(UUID id);

  Optional<Provider> findByCreditCode(String creditCode);
}
