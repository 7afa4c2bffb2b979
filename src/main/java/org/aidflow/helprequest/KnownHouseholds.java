package org.aidflow.helprequest;

import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;
import static org.aidflow.vault.PersonalField.MOBILE;
import static org.aidflow.vault.PersonalField.NAME;
import static org.aidflow.vault.PersonalField.RESIDENT_ID;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.FiledBy;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.NewNeedFound;
import org.aidflow.casefile.Urgency;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Consent;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.Member;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a request for a household as it is known from an earlier case. */
@Component
class KnownHouseholds {
  private static final Set<PersonalField> PERSON = EnumSet.of(NAME, RESIDENT_ID, MOBILE);
  private static final Set<PersonalField> ACCOUNT = EnumSet.of(ACCOUNT_HOLDER, ACCOUNT_NUMBER);

  private final Households households;
  private final Vault vault;

  KnownHouseholds(Households households, Vault vault) {
    this.households = households;
    this.vault = vault;
  }

  /** The same people, consent and payee, a new need; the official’s words are its story. */
  HelpRequestForm form(CaseFile earlier, NewNeedFound found) {
    var household = households.of(earlier.householdId());
    var why = "to file a new need found after case " + earlier.caseNumber();
    var who = "official:" + found.official();
    return new HelpRequestForm(
        "%s-%s".formatted(earlier.caseNumber(), found.category()),
        FiledBy.ASSISTED,
        consent(earlier),
        applicant(household, earlier, why, who),
        circumstances(household, why, who),
        payee(earlier, why, who),
        found.category(),
        earlier.cause(),
        Urgency.NORMAL,
        found.words(),
        List.of(
            new HelpRequestForm.Need(
                "new-need",
                NeedKind.MONEY,
                found.category().en(),
                found.estimated().fen(),
                null,
                null,
                null)));
  }

  private HelpRequestForm.Consent consent(CaseFile earlier) {
    var given = households.consentFor(earlier.caseNumber());
    return new HelpRequestForm.Consent(
        given.isPresent(),
        given.map(Consent::givenAt).orElse(Instant.EPOCH),
        given.map(Consent::scopes).orElse(Set.<ConsentScope>of()));
  }

  private HelpRequestForm.Applicant applicant(
      Household household, CaseFile earlier, String why, String who) {
    var person = vault.reveal(household.applicant(), why, who, PERSON);
    return new HelpRequestForm.Applicant(
        of(person, NAME), of(person, RESIDENT_ID), of(person, MOBILE), earlier.area().value());
  }

  private HelpRequestForm.Household circumstances(Household household, String why, String who) {
    Circumstances known = households.circumstancesOf(household.id()).circumstances();
    var people =
        vault.reveal(household.members().stream().map(Member::person).toList(), why, who, PERSON);
    return new HelpRequestForm.Household(
        known.size(),
        known.dependants(),
        fen(known.yearlyIncome()),
        known.housingGrade(),
        known.suddenEventOn(),
        known.catastrophicIllness(),
        fen(known.medicalCost12Months()),
        household.members().stream().map(member -> member(member, people)).toList());
  }

  private static HelpRequestForm.Member member(
      Member member, Map<VaultToken, Map<PersonalField, String>> people) {
    var person = people.getOrDefault(member.person(), Map.of());
    return new HelpRequestForm.Member(
        of(person, NAME),
        of(person, RESIDENT_ID),
        member.relation(),
        member.student().orElse(null),
        member.disabilityGrade().orElse(null),
        member.isOrphan());
  }

  private HelpRequestForm.Payee payee(CaseFile earlier, String why, String who) {
    var payee = households.payeeOf(earlier.caseNumber());
    var account = vault.reveal(payee.account(), why, who, ACCOUNT);
    return new HelpRequestForm.Payee(
        payee.relation(),
        of(account, ACCOUNT_HOLDER),
        of(account, ACCOUNT_NUMBER),
        payee.bankCode(),
        payee.reason().orElse(null));
  }

  /** What was erased is empty, which the rules then refuse. */
  private static String of(Map<PersonalField, String> values, PersonalField field) {
    return values.getOrDefault(field, "");
  }

  private static @Nullable Long fen(@Nullable Money amount) {
    return amount == null ? null : amount.fen();
  }
}
