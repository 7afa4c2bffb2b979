package org.aidflow.verification;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.Member;
import org.aidflow.household.Relation;
import org.aidflow.household.Stage;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Tells;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the table {@code priority} asks about; what nobody knows is null. */
@Tells(
    table = "priority",
    facts = {
      "incomeRatio",
      "catastrophicIllness",
      "daysSinceSuddenEvent",
      "worstDisabilityGrade",
      "dependants",
      "householdSize",
      "orphanSingleParentOrAlone",
      "housingGrade",
      "studentsPastCompulsory",
      "daysWaited",
      "aidToLine"
    })
@Component
class PriorityFacts {

  private static final int ELDER = 60;
  private static final int GROWN_UP = 18;

  private final CaseFiles files;
  private final Households households;
  private final IncomeRatio incomeRatio;
  private final Clock clock;

  PriorityFacts(CaseFiles files, Households households, IncomeRatio incomeRatio, Clock clock) {
    this.files = files;
    this.households = households;
    this.incomeRatio = incomeRatio;
    this.clock = clock;
  }

  Map<String, @Nullable Object> of(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    Household household = households.of(file.householdId());
    Circumstances known = households.circumstancesOf(household.id()).circumstances();
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("incomeRatio", incomeRatio.of(file, known));
    facts.put("catastrophicIllness", known.catastrophicIllness());
    facts.put("daysSinceSuddenEvent", daysSince(known.suddenEventOn()));
    facts.put("worstDisabilityGrade", worstDisability(household));
    facts.put("dependants", known.dependants());
    facts.put("householdSize", known.size());
    facts.put("orphanSingleParentOrAlone", isOrphanSingleParentOrAlone(household, known));
    facts.put(
        "housingGrade", Optional.ofNullable(known.housingGrade()).map(Enum::name).orElse(null));
    facts.put("studentsPastCompulsory", studentsPastCompulsory(household));
    facts.put("daysWaited", (int) Duration.between(file.filedAt(), clock.instant()).toDays());
    facts.put("aidToLine", aidToLine(file, household));
    return facts;
  }

  private @Nullable Integer daysSince(@Nullable LocalDate event) {
    return event == null ? null : (int) ChronoUnit.DAYS.between(event, today());
  }

  private static @Nullable Integer worstDisability(Household household) {
    return household.members().stream()
        .map(Member::disabilityGrade)
        .flatMap(Optional::stream)
        .min(Integer::compareTo)
        .orElse(null);
  }

  private static int studentsPastCompulsory(Household household) {
    return (int)
        household.members().stream()
            .map(Member::student)
            .flatMap(Optional::stream)
            .filter(Stage::isPastCompulsory)
            .count();
  }

  private boolean isOrphanSingleParentOrAlone(Household household, Circumstances known) {
    return household.members().stream().anyMatch(Member::isOrphan)
        || isSingleParent(household, known)
        || (known.size() == 1 && age(household.applicantBirthYear()) >= ELDER);
  }

  /** Only where everybody is named can one see that nobody else raises the child. */
  private boolean isSingleParent(Household household, Circumstances known) {
    var members = household.members();
    return known.size() == members.size() + 1
        && members.stream().anyMatch(this::isMinorChild)
        && members.stream().allMatch(this::isMinorChild);
  }

  private boolean isMinorChild(Member member) {
    return member.relation() == Relation.CHILD && age(member.birthYear()) < GROWN_UP;
  }

  private BigDecimal aidToLine(CaseFile file, Household household) {
    Instant yearAgo = today().minusYears(1).atStartOfDay(WorkingDays.ZONE).toInstant();
    Money aid =
        files.approvedSince(households.ofSamePeople(household.id()), yearAgo).stream()
            .map(CaseFile::paid)
            .reduce(Money.ZERO, Money::plus);
    return IncomeRatio.divide(aid.fen(), incomeRatio.povertyLine(file.area()).fen());
  }

  private int age(int birthYear) {
    return today().getYear() - birthYear;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(WorkingDays.ZONE));
  }
}
