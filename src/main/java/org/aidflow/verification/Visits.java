package org.aidflow.verification;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Evidence;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Households;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits to households: two people, a photo, what they found, and what is really needed. */
@Service
@Transactional
public class Visits {

  private static final String SAMPLE = "visit-sample-percent";

  private final EntityManager entities;
  private final CaseFiles files;
  private final Households households;
  private final Evidences evidences;
  private final FourEyes fourEyes;
  private final Officials officials;
  private final Vault vault;
  private final Decisions decisions;
  private final Timeline timeline;
  private final Clock clock;

  Visits(
      EntityManager entities,
      CaseFiles files,
      Households households,
      Evidences evidences,
      FourEyes fourEyes,
      Officials officials,
      Vault vault,
      Decisions decisions,
      Timeline timeline,
      Clock clock) {
    this.entities = entities;
    this.files = files;
    this.households = households;
    this.evidences = evidences;
    this.fourEyes = fourEyes;
    this.officials = officials;
    this.vault = vault;
    this.decisions = decisions;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Keeps the report, corrects what is known of the household and confirms each line.
   *
   * @throws InvalidInput naming what is missing or contradicts itself
   */
  public void record(CaseNumber caseNumber, VisitReport report) {
    CaseFile file = files.of(caseNumber);
    InvalidInput.throwIfAny(problems(file, report));
    noteHands(caseNumber, report);
    correct(file, report);
    confirmLines(file, report);
    var findings = vault.keep(Map.of(PersonalField.REMARK, report.findings()));
    entities.persist(new Visit(caseNumber, report, findings, clock.instant()));
    timeline.write(
        caseNumber, TimelineCode.VISITED, Map.of("amount", file.confirmedValue().yuan()));
    files.announce(caseNumber, "household-visited", Map.of("confirmedFen", file.confirmed().fen()));
  }

  /**
   * Whether nobody needs to visit: a household that is plainly eligible was seen at home not long
   * ago. A handler's relative is visited all the same, and a sample that nobody can predict.
   *
   * @param eligibility what the table says of the filed facts
   */
  public boolean waive(CaseNumber caseNumber, EligibilityOutcome eligibility) {
    if (eligibility != EligibilityOutcome.ELIGIBLE || isRelativeOfHandler(caseNumber)) {
      return false;
    }
    Optional<Visit> lately = lately(caseNumber).filter(visit -> !isDrawn(caseNumber));
    lately.ifPresent(
        visit ->
            timeline.write(
                caseNumber, TimelineCode.VISIT_WAIVED, Map.of("on", visit.visitedOn().toString())));
    return lately.isPresent();
  }

  /** Whether any visit found the family related to an official who handles it. */
  @Transactional(readOnly = true)
  public boolean isRelativeOfHandler(CaseNumber caseNumber) {
    return latest(caseNumber)
        .map(Visit::isRelativeOfOfficial)
        .orElseGet(() -> ofOtherCases(caseNumber).stream().anyMatch(Visit::isRelativeOfOfficial));
  }

  private Optional<Visit> lately(CaseNumber caseNumber) {
    LocalDate since =
        LocalDate.now(clock.withZone(WorkingDays.ZONE))
            .minusMonths(decisions.policy("visit-valid-months"));
    return of(caseNumber).isEmpty()
        ? ofOtherCases(caseNumber).stream()
            .filter(visit -> visit.visitedOn().isAfter(since))
            .filter(visit -> visit.personSeen().isOfTheHousehold())
            .reduce((older, newer) -> newer)
        : Optional.empty();
  }

  /** Visits to the same applicant in the same village, for other cases. */
  private List<Visit> ofOtherCases(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    return files.ofHouseholds(households.ofSameApplicant(file.householdId())).stream()
        .filter(other -> other.area().equals(file.area()))
        .map(CaseFile::caseNumber)
        .filter(other -> !other.equals(caseNumber))
        .flatMap(other -> of(other).stream())
        .sorted(Comparator.comparing(Visit::reportedAt))
        .toList();
  }

  private boolean isDrawn(CaseNumber caseNumber) {
    return vault.draw(SAMPLE, caseNumber.value()) < decisions.policy(SAMPLE);
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Visit> of(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select v from Visit v where v.caseNumber = ?1 order by v.reportedAt", Visit.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }

  /** The newest visit. */
  @Transactional(readOnly = true)
  public Optional<Visit> latest(CaseNumber caseNumber) {
    return of(caseNumber).stream().reduce((older, newer) -> newer);
  }

  private List<FieldError> problems(CaseFile file, VisitReport report) {
    var problems = new ArrayList<FieldError>();
    if (report.visitedOn().isAfter(LocalDate.now(clock.withZone(WorkingDays.ZONE)))) {
      problems.add(
          new FieldError("visitedOn", ErrorCode.FUTURE_DATE, "The visit is still to come"));
    }
    if (isReporter(report.secondInvestigator(), report.official())) {
      problems.add(
          new FieldError(
              "secondInvestigator", ErrorCode.OUT_OF_RANGE, "Name another person than yourself"));
    }
    if (report.dependants() > report.householdSize()) {
      problems.add(
          new FieldError(
              "dependants",
              ErrorCode.OUT_OF_RANGE,
              "More dependants than people in the household"));
    }
    if (photosSinceLastVisit(file.caseNumber()) < decisions.policy("photos-per-visit")) {
      problems.add(
          new FieldError(
              "photos",
              ErrorCode.REQUIRED,
              "Add at least one photo of the visit under Case first"));
    }
    problems.addAll(problemsOfLines(file, report));
    return problems;
  }

  private boolean isReporter(String second, String official) {
    return second.equals(official) || second.equals(officials.displayName(official));
  }

  /** Photos that officials took, not those that came with the request. */
  private long photosSinceLastVisit(CaseNumber caseNumber) {
    Instant since = latest(caseNumber).map(Visit::reportedAt).orElse(Instant.MIN);
    return evidences.of(caseNumber).stream()
        .filter(Evidence::isPhoto)
        .filter(photo -> !photo.uploadedBy().startsWith("client:"))
        .filter(photo -> photo.uploadedAt().isAfter(since))
        .count();
  }

  private static List<FieldError> problemsOfLines(CaseFile file, VisitReport report) {
    var problems = new ArrayList<FieldError>();
    var reported = report.lines().stream().map(VisitReport.Line::id).sorted().toList();
    if (!reported.equals(file.lines().stream().map(NeedLine::id).sorted().toList())) {
      problems.add(
          new FieldError("lines", ErrorCode.REQUIRED, "Say of each line whether it is needed"));
      return problems;
    }
    for (int i = 0; i < report.lines().size(); i++) {
      VisitReport.Line line = report.lines().get(i);
      Money asked = line(file, line.id()).asked();
      if (line.confirmed().isMoreThan(asked)) {
        problems.add(
            new FieldError(
                "lines[" + i + "].confirmedYuan",
                ErrorCode.OUT_OF_RANGE,
                "No more than the " + asked.yuan() + " yuan asked for"));
      }
    }
    return problems;
  }

  private void noteHands(CaseNumber caseNumber, VisitReport report) {
    fourEyes.record(caseNumber, Hand.VISITED, report.official());
    if (!officials.groupsOf(report.secondInvestigator()).isEmpty()) {
      fourEyes.record(caseNumber, Hand.VISITED, report.secondInvestigator());
    }
  }

  private void correct(CaseFile file, VisitReport report) {
    Circumstances before = households.circumstancesOf(file.householdId()).circumstances();
    households.correct(
        file.caseNumber(),
        file.householdId(),
        new Circumstances(
            report.householdSize(),
            report.dependants(),
            report.yearlyIncome(),
            report.housingGrade(),
            before.suddenEventOn(),
            before.catastrophicIllness(),
            before.medicalCost12Months()),
        "official:" + report.official());
  }

  /**
   * Where the household was helped already, what was approved stands: who ratifies it reads the
   * findings.
   */
  private static void confirmLines(CaseFile file, VisitReport report) {
    if (file.isHelped()) {
      return;
    }
    report.lines().forEach(line -> confirm(line(file, line.id()), line));
  }

  private static void confirm(NeedLine line, VisitReport.Line found) {
    line.confirm(found.confirmed());
    line.goods().ifPresent(goods -> goods.confirm(found.needed()));
  }

  private static NeedLine line(CaseFile file, UUID id) {
    return file.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }
}
