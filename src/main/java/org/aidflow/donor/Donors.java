package org.aidflow.donor;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who give. */
@Service
@Transactional
public class Donors {
  private static final String ANONYMOUS = "anonymous";
  private static final String NOBODY = "匿名";

  private final EntityManager entities;
  private final DonorRepository donors;
  private final Vault vault;
  private final Clock clock;

  Donors(EntityManager entities, DonorRepository donors, Vault vault, Clock clock) {
    this.entities = entities;
    this.donors = donors;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Registers a donor for a client.
   *
   * @throws InvalidInput when a number is none
   * @throws Conflict with the {@code donorId} when the client used the reference before
   */
  public Donor register(String clientId, NewDonor registration) {
    InvalidInput.throwIfAny(registration.flaws());
    donors
        .findByClientIdAndExternalRef(clientId, registration.externalRef())
        .ifPresent(Donors::refuseSecond);
    var token = vault.keep(registration.personal());
    var donor = new Donor(clientId, registration, token, clock.instant());
    entities.persist(donor);
    return donor;
  }

  /** The donor for what came by this client and nobody knows from whom. */
  public Donor anonymous(String clientId) {
    var nobody = new NewDonor(ANONYMOUS, DonorKind.PERSON, NOBODY, null, null);
    return donors
        .findByClientIdAndExternalRef(clientId, ANONYMOUS)
        .orElseGet(() -> register(clientId, nobody));
  }

  /** The donor of this id, whoever registered them. */
  @Transactional(readOnly = true)
  public Optional<Donor> find(UUID id) {
    return donors.findById(id);
  }

  /** The donor, if this client speaks for them; others' donors are not there. */
  @Transactional(readOnly = true)
  public Donor of(UUID id, String clientId) {
    return find(id)
        .filter(donor -> donor.clientId().equals(clientId))
        .orElseThrow(() -> new NotFound("There is no donor " + id));
  }

  /** What may be shown of the donor: the first character of the name, last digits of numbers. */
  @Transactional(readOnly = true)
  public Map<PersonalField, String> masked(Donor donor) {
    return vault.masked(donor.token());
  }

  /** The names of these donors as they may be shown, by their ids, however many they are. */
  @Transactional(readOnly = true)
  public Map<UUID, String> maskedNames(Collection<UUID> ids) {
    var found = donors.findByIdIn(ids);
    var masked = vault.masked(found.stream().map(Donor::token).toList());
    var names = new HashMap<UUID, String>();
    for (var donor : found) {
      var name = masked.getOrDefault(donor.token(), Map.of()).get(PersonalField.NAME);
      if (name != null) {
        names.put(donor.id(), name);
      }
    }
    return names;
  }

  private static void refuseSecond(Donor first) {
    throw new Conflict(
        ErrorCode.DUPLICATE,
        "A donor was registered under this reference before",
        Map.of("donorId", first.id()));
  }
}
