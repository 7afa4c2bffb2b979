package org.aidflow.household;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored households and what is kept of them. */
interface HouseholdRepository extends Repository<Household, UUID> {

  Optional<Household> findById(UUID id);

  @Query(
      """
      select distinct h.id from Household h left join h.members m
      where h.applicant in ?1 or m.person in ?1
      """)
  List<UUID> withAnyOf(Collection<VaultToken> people);

  @Query("select h.id from Household h where h.applicant in ?1")
  List<UUID> ofApplicants(Collection<VaultToken> applicants);

  @Query(
      """
      select distinct h from Household h left join h.members m
      where h.applicant in ?1 or m.person in ?1
      """)
  List<Household> naming(Collection<VaultToken> people);

  @Query("select h from Household h where h.area = ?1 and h.applicantBirthYear = ?2")
  List<Household> bornInTheSameYear(AreaCode area, int year);

  @Query("select p from Payee p where p.account in ?1")
  List<Payee> payeesWith(Collection<VaultToken> accounts);

  @Query("select c from CircumstancesEntry c where c.householdId = ?1 order by c.saidAt")
  List<CircumstancesEntry> circumstancesOf(UUID householdId);

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          insert into identity_correction (household_id, case_number, said_by, said_at)
          values (?1, ?2, ?3, ?4)
          """)
  void identityCorrected(UUID householdId, String caseNumber, String saidBy, Instant at);

  @Query(
      nativeQuery = true,
      value = "select max(said_at) from identity_correction where household_id = ?1")
  Optional<Instant> identityCorrectedAt(UUID householdId);

  @Query("select p from Payee p where p.caseNumber = ?1 order by p.saidAt")
  List<Payee> payeesOf(CaseNumber caseNumber);

  @Query("select c from Consent c where c.caseNumber = ?1")
  List<Consent> consentsOf(CaseNumber caseNumber);
}
