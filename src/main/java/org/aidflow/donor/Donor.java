package org.aidflow.donor;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody who gives, as registered by the client that speaks for them. */
@Entity
@Immutable
@Table(name = "donor")
public class Donor {
  @Id private UUID id;
  private String clientId;
  private String externalRef;

  @Enumerated(EnumType.STRING)
  private DonorKind kind;

  private @Nullable String creditCode;
  private VaultToken token;
  private Instant registeredAt;

  protected Donor() {}

  Donor(String clientId, NewDonor donor, VaultToken token, Instant registeredAt) {
    id = UUID.randomUUID();
    this.clientId = clientId;
    externalRef = donor.externalRef();
    kind = donor.kind();
    creditCode = donor.creditCode();
    this.token = token;
    this.registeredAt = registeredAt;
  }

  public UUID id() {
    return id;
  }

  /** The client that registered the donor and speaks for them. */
  public String clientId() {
    return clientId;
  }

  /** The client's own reference, unique per client for ever. */
  public String externalRef() {
    return externalRef;
  }

  public DonorKind kind() {
    return kind;
  }

  /** An organisation's unified social credit code. */
  public Optional<String> creditCode() {
    return Optional.ofNullable(creditCode);
  }

  /** Name and mobile number, a person's resident id. */
  public VaultToken token() {
    return token;
  }

  public Instant registeredAt() {
    return registeredAt;
  }
}
