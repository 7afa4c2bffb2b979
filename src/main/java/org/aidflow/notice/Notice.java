package org.aidflow.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.Category;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a village reads of an approved case. It is masked when it is written: no number of a person,
 * no full name, no diagnosis, no address, and no words but what goods are called.
 */
@Entity
@Table(name = "notice")
public class Notice {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private CaseNumber caseNumber;
  private String area;
  private String applicant;
  private int householdSize;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Column(name = "approved_fen")
  private Money approved;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ApprovedGoods> goods;

  private Instant publishedAt;
  private Instant until;
  private @Nullable Instant endedAt;

  protected Notice() {}

  Notice(
      CaseFile file,
      String maskedApplicant,
      int householdSize,
      Instant publishedAt,
      Instant until) {
    id = UUID.randomUUID();
    caseNumber = file.caseNumber();
    area = file.area().value();
    applicant = maskedApplicant;
    this.householdSize = householdSize;
    category = file.category();
    approved = file.approved();
    goods = file.lines().stream().flatMap(line -> ApprovedGoods.of(line).stream()).toList();
    this.publishedAt = publishedAt;
    this.until = until;
  }

  public UUID id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** The village. */
  public AreaCode area() {
    return new AreaCode(area);
  }

  /** The name, masked. */
  public String applicant() {
    return applicant;
  }

  public int householdSize() {
    return householdSize;
  }

  public Category category() {
    return category;
  }

  /** What of it is money. */
  public Money approved() {
    return approved;
  }

  /** What of it is goods, in the order in which they were asked for. */
  public List<ApprovedGoods> goods() {
    return goods;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  public Instant until() {
    return until;
  }

  /** When it was taken down; empty while it runs. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  void end(Instant now) {
    endedAt = now;
  }
}
