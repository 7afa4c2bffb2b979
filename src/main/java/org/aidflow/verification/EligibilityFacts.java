package org.aidflow.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterAnswers;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.Tells;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the table {@code eligibility} asks about; what nobody knows yet is null. */
@Tells(
    table = "eligibility",
    facts = {
      "identityValid",
      "applicantStatus",
      "duplicateThisYear",
      "urgency",
      "emergencyPaid",
      "vetoHit",
      "strictHit",
      "relativeOfHandler",
      "registerStatus",
      "incomeRatio",
      "category",
      "medicalToIncome"
    })
@Component
class EligibilityFacts {

  /** What a department can know that leaves nobody to be helped. */
  private static final Set<String> ENDED = Set.of("DECEASED", "IMPRISONED");

  private final CaseFiles files;
  private final Households households;
  private final RegisterAnswers register;
  private final Duplicates duplicates;
  private final Visits visits;
  private final Identities identities;
  private final Hits hits;
  private final IncomeRatio incomeRatio;

  EligibilityFacts(
      CaseFiles files,
      Households households,
      RegisterAnswers register,
      Duplicates duplicates,
      Visits visits,
      Identities identities,
      Hits hits,
      IncomeRatio incomeRatio) {
    this.files = files;
    this.households = households;
    this.register = register;
    this.duplicates = duplicates;
    this.visits = visits;
    this.identities = identities;
    this.hits = hits;
    this.incomeRatio = incomeRatio;
  }

  Map<String, @Nullable Object> of(CaseNumber caseNumber, boolean emergencyPaid) {
    CaseFile file = files.of(caseNumber);
    Circumstances known = households.circumstancesOf(file.householdId()).circumstances();
    boolean allowed = hits.isAllowed(caseNumber);
    List<Hit> open = hits.open(caseNumber);
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("identityValid", identities.isValid(file));
    facts.put("applicantStatus", allowed ? applicantStatus(open) : null);
    facts.put("duplicateThisYear", duplicates.isDuplicate(caseNumber));
    facts.put("urgency", file.urgency().name());
    facts.put("emergencyPaid", emergencyPaid);
    facts.put("vetoHit", allowed ? anyOf(open, Severity.VETO) : null);
    facts.put("strictHit", allowed ? anyOf(open, Severity.STRICT) : null);
    facts.put("relativeOfHandler", visits.isRelativeOfHandler(caseNumber));
    facts.put(
        "registerStatus", register.statusOf(caseNumber).map(RegisterStatus::name).orElse(null));
    facts.put("incomeRatio", incomeRatio.of(file, known));
    facts.put("category", file.category().name());
    facts.put("medicalToIncome", medicalToIncome(known));
    return facts;
  }

  private static boolean anyOf(List<Hit> hits, Severity severity) {
    return hits.stream().anyMatch(hit -> hit.severity() == severity);
  }

  private static String applicantStatus(List<Hit> open) {
    return open.stream()
        .filter(Hit::ofApplicant)
        .map(hit -> hit.kind().name())
        .filter(ENDED::contains)
        .findFirst()
        .orElse("LIVING");
  }

  private static java.math.@Nullable BigDecimal medicalToIncome(Circumstances known) {
    Money cost = known.medicalCost12Months();
    Money income = known.yearlyIncome();
    return cost == null || income == null || income.isZero()
        ? null
        : IncomeRatio.divide(cost.fen() * known.size(), income.fen());
  }
}
