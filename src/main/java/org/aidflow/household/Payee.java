package org.aidflow.household;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of a case goes. A correction is a new payee; the newest of a case is what counts.
 */
@Entity
@Immutable
@Table(name = "payee")
public class Payee {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private VaultToken account;

  @Enumerated(EnumType.STRING)
  private PayeeRelation relation;

  private String bankCode;
  private @Nullable String reason;
  private boolean holderFits;

  private String saidBy;
  private Instant saidAt;

  protected Payee() {}

  Payee(
      CaseNumber caseNumber,
      VaultToken account,
      PayeeRelation relation,
      String bankCode,
      @Nullable String reason,
      boolean holderFits,
      String saidBy,
      Instant saidAt) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.account = account;
    this.relation = relation;
    this.bankCode = bankCode;
    this.reason = reason;
    this.holderFits = holderFits;
    this.saidBy = saidBy;
    this.saidAt = saidAt;
  }

  public UUID id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** Holder and account number. */
  public VaultToken account() {
    return account;
  }

  public PayeeRelation relation() {
    return relation;
  }

  public String bankCode() {
    return bankCode;
  }

  /** Why to a village collective. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The holder has the name of whom the relation says it is; a check when it has not. */
  public boolean holderFits() {
    return holderFits;
  }

  public String saidBy() {
    return saidBy;
  }

  public Instant saidAt() {
    return saidAt;
  }
}
