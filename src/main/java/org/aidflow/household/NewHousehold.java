package org.aidflow.household;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a filing says of a household, in plain words on its way into the vault.
 *
 * @param caseNumber the case it was filed for
 * @param saidBy who filed it
 */
public record NewHousehold(
    CaseNumber caseNumber,
    AreaCode village,
    Person applicant,
    String mobile,
    List<Member> members,
    Circumstances circumstances,
    Consent consent,
    Payee payee,
    String saidBy) {

  /** A name and a valid resident id. */
  public record Person(String name, String residentId) {
    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Person";
    }
  }

  public record Member(
      Person person,
      Relation relation,
      @Nullable Stage student,
      @Nullable Integer disabilityGrade,
      boolean orphan) {}

  public record Consent(Instant at, Set<ConsentScope> scopes) {}

  /**
   * Where the money shall go.
   *
   * @param reason why to a village collective
   */
  public record Payee(
      PayeeRelation relation,
      String holder,
      String accountNumber,
      String bankCode,
      @Nullable String reason) {
    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Payee";
    }
  }
}
