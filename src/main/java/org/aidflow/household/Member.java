package org.aidflow.household;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody who lives in a household beside its applicant. */
@Entity
@Immutable
@Table(name = "household_member")
public class Member {

  @Id private UUID id;
  private UUID householdId;
  private VaultToken person;
  private int birthYear;

  @Enumerated(EnumType.STRING)
  private Relation relation;

  @Enumerated(EnumType.STRING)
  private @Nullable Stage student;

  private @Nullable Integer disabilityGrade;
  private boolean orphan;

  protected Member() {}

  Member(UUID householdId, VaultToken person, int birthYear, NewHousehold.Member said) {
    id = UUID.randomUUID();
    this.householdId = householdId;
    this.person = person;
    this.birthYear = birthYear;
    relation = said.relation();
    student = said.student();
    disabilityGrade = said.disabilityGrade();
    orphan = said.orphan();
  }

  public UUID id() {
    return id;
  }

  public UUID householdId() {
    return householdId;
  }

  /** Name and resident id. */
  public VaultToken person() {
    return person;
  }

  public int birthYear() {
    return birthYear;
  }

  public Relation relation() {
    return relation;
  }

  public Optional<Stage> student() {
    return Optional.ofNullable(student);
  }

  /** 1, the heaviest, to 4. */
  public Optional<Integer> disabilityGrade() {
    return Optional.ofNullable(disabilityGrade);
  }

  public boolean isOrphan() {
    return orphan;
  }
}
