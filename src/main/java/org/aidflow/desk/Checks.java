package org.aidflow.desk;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.casefile.CaseFile;
import org.aidflow.desk.CaseSheet.Fact;
import org.aidflow.household.Circumstances;
import org.aidflow.household.CircumstancesEntry;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterAnswers;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.verification.Duplicate;
import org.aidflow.verification.Duplicates;
import org.aidflow.verification.Hits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of a household, and what was checked. */
@Component
class Checks {

  private static final String UNKNOWN = "not known yet";

  private final Households households;
  private final RegisterAnswers register;
  private final Duplicates duplicates;
  private final Hits hits;

  Checks(Households households, RegisterAnswers register, Duplicates duplicates, Hits hits) {
    this.households = households;
    this.register = register;
    this.duplicates = duplicates;
    this.hits = hits;
  }

  /** How the household lives, by the newest that was said. */
  List<Fact> household(CaseFile file) {
    var said = households.circumstancesOf(file.householdId());
    var known = said.circumstances();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("People", people(known)));
    facts.add(
        known.yearlyIncome() == null
            ? Fact.of("Yearly income", UNKNOWN)
            : Fact.of("Yearly income", known.yearlyIncome()));
    facts.add(Fact.of("House", known.housingGrade() == null ? UNKNOWN : known.housingGrade().en()));
    facts.add(
        Fact.of(
            "Sudden event",
            known.suddenEventOn() == null ? "none" : known.suddenEventOn().toString()));
    facts.add(Fact.of("Catastrophic illness", yesOrNo(known.catastrophicIllness())));
    facts.add(
        known.medicalCost12Months() == null
            ? Fact.of("Medical cost, 12 months", UNKNOWN)
            : Fact.of("Medical cost, 12 months", known.medicalCost12Months()));
    facts.add(Fact.of("Known from", source(said)));
    return facts;
  }

  /** What was looked up and compared. */
  List<Fact> of(CaseFile file) {
    var facts = new ArrayList<Fact>();
    households
        .consentFor(file.caseNumber())
        .ifPresent(
            consent ->
                facts.add(
                    Fact.of(
                            "Consent",
                            consent.scopes().stream()
                                .sorted()
                                .map(ConsentScope::en)
                                .collect(joining("; ")))
                        .from("given " + day(consent.givenAt()))));
    facts.add(
        Fact.of(
            "Poverty register",
            register
                .statusOf(file.caseNumber())
                .map(status -> status.en())
                .orElse("not asked yet")));
    facts.add(Fact.of("Other departments", known(file)));
    facts.add(Fact.of("Looks like", alike(duplicates.of(file.caseNumber()))));
    return facts;
  }

  private String known(CaseFile file) {
    if (!hits.isAllowed(file.caseNumber())) {
      return "not asked: no consent";
    }
    var known = hits.of(file.caseNumber());
    return known.isEmpty()
        ? "know nothing"
        : known.stream()
            .map(hit -> hit.inWords() + (hit.cleared() ? " (cleared)" : ""))
            .collect(joining("; "));
  }

  private static String alike(List<Duplicate> duplicates) {
    return duplicates.isEmpty()
        ? "no other case"
        : duplicates.stream()
            .map(one -> one.earlier() + " (" + Names.plain(one.kind().name()) + ")")
            .collect(joining(", "));
  }

  private static String people(Circumstances known) {
    return known.size()
        + (known.dependants() == null ? "" : ", of them " + known.dependants() + " dependants");
  }

  private static String source(CircumstancesEntry said) {
    return said.source().en() + ", " + day(said.saidAt());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, WorkingDays.ZONE);
  }

  private static String yesOrNo(@Nullable Boolean known) {
    if (known == null) {
      return UNKNOWN;
    }
    return known ? "yes" : "no";
  }
}
