package org.aidflow.verification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Immutable;

/** A visit to a household, as two investigators reported it. */
@Entity
@Immutable
@Table(name = "visit")
public class Visit {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private LocalDate visitedOn;
  private String official;
  private String secondInvestigator;

  @Enumerated(EnumType.STRING)
  private PersonSeen personSeen;

  private boolean accountSeen;
  private boolean relativeOfOfficial;

  @Enumerated(EnumType.STRING)
  private Recommendation recommendation;

  private VaultToken findings;
  private Instant reportedAt;

  protected Visit() {}

  Visit(CaseNumber caseNumber, VisitReport report, VaultToken findings, Instant reportedAt) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    visitedOn = report.visitedOn();
    official = report.official();
    secondInvestigator = report.secondInvestigator();
    personSeen = report.personSeen();
    accountSeen = report.accountSeen();
    relativeOfOfficial = report.relativeOfOfficial();
    recommendation = report.recommendation();
    this.findings = findings;
    this.reportedAt = reportedAt;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public LocalDate visitedOn() {
    return visitedOn;
  }

  /** Who reported it. */
  public String official() {
    return official;
  }

  public String secondInvestigator() {
    return secondInvestigator;
  }

  public PersonSeen personSeen() {
    return personSeen;
  }

  /** Whether they saw the card or passbook of the payee. */
  public boolean isAccountSeen() {
    return accountSeen;
  }

  public boolean isRelativeOfOfficial() {
    return relativeOfOfficial;
  }

  public Recommendation recommendation() {
    return recommendation;
  }

  /** Their words, a remark in the vault. */
  public VaultToken findings() {
    return findings;
  }

  public Instant reportedAt() {
    return reportedAt;
  }
}
