package org.aidflow.household;

import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/**
 * What another department knows of a person.
 *
 * @param person a record of the vault that holds the resident id
 * @param worth of a vehicle, company or property, where it is known
 */
public record DepartmentRecord(UUID id, VaultToken person, RecordKind kind, @Nullable Money worth) {

  public Optional<Money> worthIfKnown() {
    return Optional.ofNullable(worth);
  }
}
