package org.aidflow.verification;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.Urgency;
import org.aidflow.household.Households;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.workflow.FormInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Earlier cases that look like a case, found by the vault's blind indexes. */
@Service
@Transactional
public class Duplicates {

  private final CaseFiles files;
  private final Households households;
  private final Findings findings;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Duplicates(
      CaseFiles files,
      Households households,
      Findings findings,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.households = households;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.findings = findings;
    this.clock = clock;
  }

  /**
   * Looks for them anew, keeps them and tells the officials.
   *
   * @param emergencyPaid an emergency is not held up by this before it is paid
   * @return whether nobody has to judge anything now
   */
  public boolean check(CaseNumber caseNumber, boolean emergencyPaid) {
    look(caseNumber);
    boolean urgent = files.of(caseNumber).urgency() == Urgency.EMERGENCY && !emergencyPaid;
    return urgent || unresolved(caseNumber).isEmpty();
  }

  /**
   * A person judges those that nobody has judged yet.
   *
   * @return whether the case was merged into an earlier one, and ended
   * @throws InvalidInput naming what does not fit together
   */
  public boolean resolve(CaseNumber caseNumber, DuplicateOutcome outcome, FormInput form) {
    findings.record(caseNumber, form);
    if (outcome == DuplicateOutcome.DIFFERENT) {
      unresolved(caseNumber)
          .forEach(candidate -> judge(caseNumber, candidate.earlier(), outcome, form));
      return false;
    }
    CaseNumber kept = kept(caseNumber, form.textOrNull("keptCaseNumber"));
    judge(caseNumber, kept, outcome, form);
    if (outcome == DuplicateOutcome.MERGE) {
      merge(files.of(caseNumber), files.of(kept));
      return true;
    }
    return false;
  }

  private void judge(
      CaseNumber caseNumber, CaseNumber earlier, DuplicateOutcome outcome, FormInput form) {
    jdbc.sql(
            """
            insert into duplicate_judgement (case_number, earlier, outcome, official, judged_at)
            values (:case, :earlier, :outcome, :official, :at)
            on conflict do nothing
            """)
        .param("case", caseNumber.value())
        .param("earlier", earlier.value())
        .param("outcome", outcome.name())
        .param("official", form.official())
        .param("at", Timestamp.from(clock.instant()))
        .update();
    timeline.write(
        caseNumber,
        TimelineCode.DUPLICATE_JUDGED,
        Map.of("earlier", earlier.value(), "judgement", outcome.name()));
  }

  private CaseNumber kept(CaseNumber caseNumber, @Nullable String typed) {
    var candidates = unresolved(caseNumber).stream().map(Duplicate::earlier).distinct().toList();
    if (typed == null && candidates.size() == 1) {
      return candidates.get(0);
    }
    return candidates.stream()
        .filter(candidate -> typed != null && candidate.value().equals(typed.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInput.of(
                    "keptCaseNumber",
                    typed == null ? ErrorCode.REQUIRED : ErrorCode.UNKNOWN_CODE,
                    "Name one of the cases above"));
  }

  private void merge(CaseFile file, CaseFile kept) {
    if (kept.status().isEnd()) {
      throw InvalidInput.of(
          "keptCaseNumber",
          ErrorCode.WRONG_STATE,
          "Case %s has ended: nothing can be merged into it".formatted(kept.caseNumber()));
    }
    if (file.isHelped() || !file.status().mayBecome(CaseStatus.TRANSFERRED)) {
      throw InvalidInput.of(
          "duplicateOutcome",
          ErrorCode.WRONG_STATE,
          "Money is under way or paid; it cannot be merged");
    }
    timeline.write(
        kept.caseNumber(), TimelineCode.MERGED_HERE, Map.of("merged", file.caseNumber().value()));
    files.moveTo(
        file.caseNumber(),
        CaseStatus.TRANSFERRED,
        TimelineCode.MERGED,
        Map.of("kept", kept.caseNumber().value()));
    files.announce(
        file.caseNumber(), "case-merged", Map.of("keptCaseNumber", kept.caseNumber().value()));
  }

  private void look(CaseNumber caseNumber) {
    List<Duplicate> found = find(files.of(caseNumber));
    jdbc.sql("delete from duplicate where case_number = ?").param(caseNumber.value()).update();
    found.forEach(duplicate -> keep(caseNumber, duplicate));
    if (found.isEmpty()) {
      timeline.write(caseNumber, TimelineCode.NO_DUPLICATE);
    } else {
      timeline.write(
          caseNumber,
          TimelineCode.DUPLICATE_FOUND,
          Map.of(
              "earlier",
              found.stream()
                  .map(Duplicate::earlier)
                  .distinct()
                  .map(CaseNumber::value)
                  .collect(joining(","))));
    }
  }

  /** What the last check found. */
  @Transactional(readOnly = true)
  public List<Duplicate> of(CaseNumber caseNumber) {
    return jdbc.sql(
            "select earlier, kind from duplicate where case_number = ? order by earlier, kind")
        .param(caseNumber.value())
        .query(
            (row, number) ->
                new Duplicate(
                    new CaseNumber(row.getString("earlier")),
                    DuplicateKind.valueOf(row.getString("kind"))))
        .list();
  }

  /** What the last check found and nobody has judged. */
  @Transactional(readOnly = true)
  public List<Duplicate> unresolved(CaseNumber caseNumber) {
    var judged =
        jdbc.sql("select earlier from duplicate_judgement where case_number = ?")
            .param(caseNumber.value())
            .query(String.class)
            .set();
    return of(caseNumber).stream()
        .filter(candidate -> !judged.contains(candidate.earlier().value()))
        .toList();
  }

  /** Whether a person found that the same was asked for before. */
  @Transactional(readOnly = true)
  public boolean isDuplicate(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select exists (select from duplicate_judgement
                           where case_number = ? and outcome = 'DUPLICATE')
            """)
        .param(caseNumber.value())
        .query(Boolean.class)
        .single();
  }

  private List<Duplicate> find(CaseFile file) {
    Set<UUID> samePeople = households.ofSamePeople(file.householdId());
    var otherApplicants = new HashSet<>(samePeople);
    otherApplicants.removeAll(households.ofSameApplicant(file.householdId()));
    Stream<Duplicate> sameNeed =
        duplicates(files.earlierAlike(file, samePeople), DuplicateKind.SAME_NEED);
    Stream<Duplicate> samePerson =
        duplicates(files.ofHouseholds(otherApplicants), DuplicateKind.SAME_PERSON);
    Stream<Duplicate> sameAccount =
        files.all(households.casesWithSameAccount(file.caseNumber())).stream()
            .filter(other -> !samePeople.contains(other.householdId()))
            .map(other -> new Duplicate(other.caseNumber(), DuplicateKind.SAME_ACCOUNT));
    Stream<Duplicate> likePerson =
        duplicates(
            files.ofHouseholds(households.ofLikePeople(file.householdId())),
            DuplicateKind.LIKE_PERSON);
    return Stream.of(sameNeed, samePerson, sameAccount, likePerson)
        .flatMap(kind -> kind)
        .filter(other -> !other.earlier().equals(file.caseNumber()))
        .toList();
  }

  private static Stream<Duplicate> duplicates(List<CaseFile> others, DuplicateKind kind) {
    return others.stream().map(other -> new Duplicate(other.caseNumber(), kind));
  }

  private void keep(CaseNumber caseNumber, Duplicate duplicate) {
    jdbc.sql("insert into duplicate (case_number, earlier, kind) values (?, ?, ?)")
        .params(caseNumber.value(), duplicate.earlier().value(), duplicate.kind().name())
        .update();
  }
}
