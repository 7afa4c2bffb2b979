package org.aidflow.household;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * A household as one filing named it: the applicant, who else lives in it, and the village. The
 * same people in other filings are found by {@link Households#ofSamePeople}.
 */
@Entity
@Table(name = "household")
public class Household {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private AreaCode area;
  private VaultToken applicant;
  private int applicantBirthYear;

  @OneToMany(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @JoinColumn(name = "householdId", insertable = false, updatable = false)
  private List<Member> members = new ArrayList<>();

  protected Household() {}

  Household(AreaCode area, VaultToken applicant, int applicantBirthYear) {
    id = UUID.randomUUID();
    this.area = area;
    this.applicant = applicant;
    this.applicantBirthYear = applicantBirthYear;
  }

  public UUID id() {
    return id;
  }

  /** The village, 12 digits. */
  public AreaCode area() {
    return area;
  }

  /** Name, resident id and mobile number of the applicant. */
  public VaultToken applicant() {
    return applicant;
  }

  public int applicantBirthYear() {
    return applicantBirthYear;
  }

  /** Who else lives in it, as far as they were named. */
  public List<Member> members() {
    return List.copyOf(members);
  }

  /** The tokens of everybody named. */
  public List<VaultToken> people() {
    var people = new ArrayList<VaultToken>();
    people.add(applicant());
    members.forEach(member -> people.add(member.person()));
    return people;
  }

  void applicantBornIn(int year) {
    applicantBirthYear = year;
  }

  void add(Member member) {
    members.add(member);
  }
}
