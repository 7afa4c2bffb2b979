package org.aidflow.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.vault.VaultToken;

/** A clinic, a school or a shop that bills what it did for a household. */
@Entity
@Table(name = "provider")
public class Provider {
  @Id private UUID id;
  private String name;

  @Column(updatable = false)
  private String creditCode;

  private VaultToken accountToken;
  private String bankCode;

  @Column(updatable = false)
  private Instant registeredAt;

  protected Provider() {}

  Provider(NewProvider provider, VaultToken account, Instant registeredAt) {
    id = UUID.randomUUID();
    name = provider.name();
    creditCode = provider.creditCode();
    accountToken = account;
    bankCode = provider.bankCode();
    this.registeredAt = registeredAt;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The unified social credit code. */
  public String creditCode() {
    return creditCode;
  }

  /** Holder and number of the account that it is paid to. */
  public VaultToken account() {
    return accountToken;
  }

  public String bankCode() {
    return bankCode;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  void paidTo(VaultToken account, String bankCode) {
    accountToken = account;
    this.bankCode = bankCode;
  }
}
