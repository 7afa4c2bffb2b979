package org.aidflow.desk;

import static org.aidflow.desk.CaseSheet.Fact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFile;
import org.aidflow.desk.CaseSheet.Person;
import org.aidflow.desk.CaseSheet.Sealed;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.Member;
import org.aidflow.household.Payee;
import org.aidflow.kernel.NotFound;
import org.aidflow.notice.Objection;
import org.aidflow.notice.Objections;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.aidflow.verification.Visit;
import org.aidflow.verification.Visits;
import org.springframework.stereotype.Component;

/** Who a case is about, and what is kept in the vault of them. */
@Component
class People {

  private static final Set<Role> INVESTIGATORS =
      EnumSet.of(Role.COUNTY_APPROVER, Role.PREFECTURE_APPROVER, Role.AUDITOR);

  private final Households households;
  private final Visits visits;
  private final Objections objections;
  private final Officials officials;
  private final Vault vault;

  People(
      Households households,
      Visits visits,
      Objections objections,
      Officials officials,
      Vault vault) {
    this.households = households;
    this.visits = visits;
    this.objections = objections;
    this.officials = officials;
    this.vault = vault;
  }

  /** A record of the vault that belongs to a case. */
  private record Subject(String id, String role, VaultToken token, List<Fact> facts) {}

  /** Everybody whom this official may know of, masked. */
  List<Person> of(CaseFile file, String official) {
    var subjects = subjects(file, official);
    var masked = vault.masked(subjects.stream().map(Subject::token).toList());
    return subjects.stream()
        .map(
            subject ->
                new Person(
                    subject.id(),
                    subject.role(),
                    sealed(masked.getOrDefault(subject.token(), Map.of())),
                    subject.facts()))
        .toList();
  }

  /** Whether somebody has been there. */
  boolean areVisited(CaseFile file) {
    return visits.latest(file.caseNumber()).isPresent();
  }

  /** Shows one of them, for that purpose and on record. */
  Map<PersonalField, String> reveal(
      CaseFile file, String subjectId, RevealPurpose purpose, String official) {
    var token =
        subjects(file, official).stream()
            .filter(subject -> subject.id().equals(subjectId))
            .map(Subject::token)
            .findFirst()
            .orElseThrow(
                () -> new NotFound("Case %s has no %s".formatted(file.caseNumber(), subjectId)));
    var fields = vault.masked(token).keySet();
    return new EnumMap<>(vault.reveal(token, purpose.en(), "official:" + official, fields));
  }

  private List<Subject> subjects(CaseFile file, String official) {
    var household = households.of(file.householdId());
    var subjects = new ArrayList<Subject>();
    subjects.add(applicant(household));
    file.story()
        .ifPresent(
            story -> subjects.add(new Subject("story", "What the family wrote", story, List.of())));
    household.members().forEach(member -> subjects.add(member(member)));
    subjects.add(payee(households.payeeOf(file.caseNumber())));
    visits.of(file.caseNumber()).forEach(visit -> subjects.add(visitors(visit, subjects.size())));
    boolean asks = looksIntoObjections(official);
    for (var objection : objections.of(file.caseNumber())) {
      subjects.add(objection(objection));
      if (asks) {
        subjects.add(objector(objection));
      }
    }
    return subjects;
  }

  /** Whoever is near the household never learns who objected. */
  private boolean looksIntoObjections(String official) {
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> INVESTIGATORS.contains(post.role()));
  }

  private static Subject objection(Objection objection) {
    return new Subject(
        "objection-" + objection.id(),
        "Objection: " + objection.ground().en(),
        objection.words(),
        List.of(
            Fact.of("Raised", objection.raisedAt()), Fact.of("Stands", objection.status().en())));
  }

  private static Subject objector(Objection objection) {
    return new Subject(
        "objector-" + objection.id(),
        "Who objected; never to be named to the household",
        objection.objector(),
        List.of());
  }

  private static Subject applicant(Household household) {
    var born = Fact.of("Born", String.valueOf(household.applicantBirthYear()));
    return new Subject("applicant", "Applicant", household.applicant(), List.of(born));
  }

  private static Subject member(Member member) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Born", String.valueOf(member.birthYear())));
    member.student().ifPresent(stage -> facts.add(Fact.of("Attends", stage.en())));
    member.disabilityGrade().ifPresent(grade -> facts.add(Fact.of("Disability", "grade " + grade)));
    if (member.isOrphan()) {
      facts.add(Fact.of("Orphan", "yes"));
    }
    return new Subject(
        "member-" + member.id(),
        "Household member: " + member.relation().en(),
        member.person(),
        facts);
  }

  private static Subject payee(Payee payee) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Bank", payee.bankCode()));
    facts.add(
        Fact.of("Holder’s name", payee.holderFits() ? "is as it should be" : "is another one"));
    payee.reason().ifPresent(reason -> facts.add(Fact.of("Why", reason)));
    return new Subject("payee", "Payee: " + payee.relation().en(), payee.account(), facts);
  }

  private static Subject visitors(Visit visit, int position) {
    return new Subject(
        "visit-" + position,
        "What the visitors wrote on " + visit.visitedOn(),
        visit.findings(),
        List.of());
  }

  private static List<Sealed> sealed(Map<PersonalField, String> masked) {
    return masked.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Sealed(entry.getKey(), capital(entry.getKey().en()), entry.getValue()))
        .toList();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
