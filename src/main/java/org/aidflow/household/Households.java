package org.aidflow.household;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.ResidentIds;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The households that asked for help. */
@Service
@Transactional
public class Households {

  private final EntityManager entities;
  private final HouseholdRepository households;
  private final Vault vault;
  private final Clock clock;

  Households(EntityManager entities, HouseholdRepository households, Vault vault, Clock clock) {
    this.entities = entities;
    this.households = households;
    this.vault = vault;
    this.clock = clock;
  }

  /** Keeps what a filing says of a household, what is personal of it in the vault. */
  public Household enter(NewHousehold filing) {
    var household =
        new Household(filing.village(), keepApplicant(filing), birthYear(filing.applicant()));
    for (NewHousehold.Member member : filing.members()) {
      household.add(
          new Member(household.id(), keep(member.person()), birthYear(member.person()), member));
    }
    entities.persist(household);
    household.members().forEach(entities::persist);
    say(filing.caseNumber(), household.id(), Source.FILED, filing.saidBy(), filing.circumstances());
    entities.persist(new Consent(filing.caseNumber(), filing.consent(), filing.saidBy()));
    keepPayee(filing.caseNumber(), household, filing.payee(), filing.saidBy());
    return household;
  }

  /**
   * The household of that id.
   *
   * @throws NotFound when there is none
   */
  @Transactional(readOnly = true)
  public Household of(UUID id) {
    return households.findById(id).orElseThrow(() -> new NotFound("There is no household " + id));
  }

  /** What is known of how it lives, and who said so: the newest entry. */
  @Transactional(readOnly = true)
  public CircumstancesEntry circumstancesOf(UUID household) {
    List<CircumstancesEntry> said = circumstancesHistory(household);
    return said.get(said.size() - 1);
  }

  /** What was last said of how somebody lives who has asked before, in whatever case. */
  @Transactional(readOnly = true)
  public Optional<Circumstances> lastKnown(String residentId) {
    return households.ofApplicants(vault.find(PersonalField.RESIDENT_ID, residentId)).stream()
        .map(this::circumstancesOf)
        .max(Comparator.comparing(CircumstancesEntry::saidAt))
        .map(CircumstancesEntry::circumstances);
  }

  /** All that was ever said of how it lives, oldest first. */
  @Transactional(readOnly = true)
  public List<CircumstancesEntry> circumstancesHistory(UUID household) {
    return households.circumstancesOf(household);
  }

  /** A visit found how the household lives. */
  public void correct(
      CaseNumber caseNumber, UUID household, Circumstances found, String visitedBy) {
    say(caseNumber, household, Source.VISIT, visitedBy, found);
  }

  /** The applicant's side says how the household lives, when it was asked to complete that. */
  public void complete(CaseNumber caseNumber, UUID household, Circumstances said, String saidBy) {
    say(caseNumber, household, Source.COMPLETION, saidBy, said);
  }

  /**
   * The applicant is somebody else than was filed.
   *
   * @throws InvalidInput when that is another member of the household
   */
  public void correctIdentity(
      CaseNumber caseNumber, UUID householdId, Identity said, String saidBy) {
    Household household = of(householdId);
    vault.replace(household.applicant(), said.values());
    if (said.residentId() != null) {
      household.applicantBornIn(birthYear(said.residentId()));
      refuseMember(household);
    }
    if (said.isSomebodyElse()) {
      households.identityCorrected(householdId, caseNumber.value(), saidBy, clock.instant());
    }
  }

  private void refuseMember(Household household) {
    if (household.members().stream()
        .anyMatch(
            member ->
                vault.sameValue(
                    PersonalField.RESIDENT_ID, household.applicant(), member.person()))) {
      throw InvalidInput.of(
          "applicant.residentId", ErrorCode.DUPLICATE, "is another member of the household");
    }
  }

  /** When somebody last said that the applicant is somebody else; empty when nobody did. */
  @Transactional(readOnly = true)
  public Optional<Instant> identityCorrectedAt(UUID household) {
    return households.identityCorrectedAt(household);
  }

  /** Whether the money goes to an account in the name of whom the relation says it is. */
  @Transactional(readOnly = true)
  public boolean isPayeeStillRight(CaseNumber caseNumber, UUID household) {
    Payee payee = payeeOf(caseNumber);
    return holderFits(of(household), payee.relation(), payee.account());
  }

  /** Whether a filing ever named the applicant's number together with another name. */
  @Transactional(readOnly = true)
  public boolean isApplicantKnownOtherwise(UUID household) {
    VaultToken applicant = of(household).applicant();
    var alike = vault.alike(PersonalField.RESIDENT_ID, List.of(applicant));
    return households.naming(alike).stream()
        .flatMap(other -> other.people().stream())
        .filter(alike::contains)
        .filter(person -> !person.equals(applicant))
        .anyMatch(person -> !vault.sameValue(PersonalField.NAME, applicant, person));
  }

  /** Where the money of a case goes. */
  @Transactional(readOnly = true)
  public Payee payeeOf(CaseNumber caseNumber) {
    List<Payee> payees = households.payeesOf(caseNumber);
    if (payees.isEmpty()) {
      throw new NotFound("Case " + caseNumber + " has no payee");
    }
    return payees.get(payees.size() - 1);
  }

  /**
   * The money of a case shall go somewhere else from now on.
   *
   * @return the new payee; whether its holder has the name it should have is for the caller to act
   *     upon
   */
  public Payee correctPayee(
      CaseNumber caseNumber, UUID household, NewHousehold.Payee corrected, String saidBy) {
    return keepPayee(caseNumber, of(household), corrected, saidBy);
  }

  /** What the household allowed for this case. */
  @Transactional(readOnly = true)
  public Optional<Consent> consentFor(CaseNumber caseNumber) {
    return households.consentsOf(caseNumber).stream().findFirst();
  }

  /** This household and all in which one of its people was ever named. */
  @Transactional(readOnly = true)
  public Set<UUID> ofSamePeople(UUID household) {
    var people = vault.alike(PersonalField.RESIDENT_ID, of(household).people());
    var found = new HashSet<>(households.withAnyOf(people));
    found.add(household);
    return found;
  }

  /** This household and all that the same applicant filed for. */
  @Transactional(readOnly = true)
  public Set<UUID> ofSameApplicant(UUID household) {
    var applicant = List.of(of(household).applicant());
    var found =
        new HashSet<>(households.ofApplicants(vault.alike(PersonalField.RESIDENT_ID, applicant)));
    found.add(household);
    return found;
  }

  /**
   * Households of the same village whose applicant has nearly the same name and was born on the
   * same day, under another number.
   */
  @Transactional(readOnly = true)
  public Set<UUID> ofLikePeople(UUID household) {
    Household known = of(household);
    var neighbours =
        households.bornInTheSameYear(known.area(), known.applicantBirthYear()).stream()
            .collect(Collectors.toMap(Household::applicant, Household::id));
    return vault.nearlyAlike(known.applicant(), neighbours.keySet()).stream()
        .map(neighbours::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Other cases whose money goes, or would have gone, to the account of this one. */
  @Transactional(readOnly = true)
  public Set<CaseNumber> casesWithSameAccount(CaseNumber caseNumber) {
    var account = List.of(payeeOf(caseNumber).account());
    var found =
        households.payeesWith(vault.alike(PersonalField.ACCOUNT_NUMBER, account)).stream()
            .map(Payee::caseNumber)
            .collect(Collectors.toSet());
    found.remove(caseNumber);
    return found;
  }

  private void say(
      CaseNumber caseNumber,
      UUID household,
      Source source,
      String saidBy,
      Circumstances circumstances) {
    entities.persist(
        new CircumstancesEntry(
            household, caseNumber, source, saidBy, clock.instant(), circumstances));
  }

  private Payee keepPayee(
      CaseNumber caseNumber, Household household, NewHousehold.Payee said, String saidBy) {
    VaultToken account =
        vault.keep(
            Map.of(
                PersonalField.ACCOUNT_HOLDER, said.holder(),
                PersonalField.ACCOUNT_NUMBER, said.accountNumber()));
    var payee =
        new Payee(
            caseNumber,
            account,
            said.relation(),
            said.bankCode(),
            said.reason(),
            holderFits(household, said.relation(), account),
            saidBy,
            clock.instant());
    entities.persist(payee);
    return payee;
  }

  private boolean holderFits(Household household, PayeeRelation relation, VaultToken account) {
    return switch (relation) {
      case SELF -> isHolder(household.applicant(), account);
      case MEMBER ->
          household.members().stream().anyMatch(member -> isHolder(member.person(), account));
      case GUARDIAN, VILLAGE_COLLECTIVE -> true;
    };
  }

  private boolean isHolder(VaultToken person, VaultToken account) {
    return vault.sameValue(PersonalField.NAME, person, PersonalField.ACCOUNT_HOLDER, account);
  }

  private VaultToken keepApplicant(NewHousehold filing) {
    return vault.keep(
        Map.of(
            PersonalField.NAME, filing.applicant().name(),
            PersonalField.RESIDENT_ID, filing.applicant().residentId(),
            PersonalField.MOBILE, filing.mobile()));
  }

  private VaultToken keep(NewHousehold.Person person) {
    return vault.keep(
        Map.of(PersonalField.NAME, person.name(), PersonalField.RESIDENT_ID, person.residentId()));
  }

  private static int birthYear(NewHousehold.Person person) {
    return birthYear(person.residentId());
  }

  private static int birthYear(String residentId) {
    return ResidentIds.birthDate(residentId).orElseThrow().getYear();
  }
}
