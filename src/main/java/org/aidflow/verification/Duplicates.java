package org.aidflow.verification;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.Households;
import org.aidflow.kernel.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Earlier cases that look like a case, found by the vault's blind indexes. */
@Service
@Transactional
public class Duplicates {

  private final CaseFiles files;
  private final Households households;
  private final Timeline timeline;
  private final JdbcClient jdbc;

  Duplicates(CaseFiles files, Households households, Timeline timeline, JdbcClient jdbc) {
    this.files = files;
    this.households = households;
    this.timeline = timeline;
    this.jdbc = jdbc;
  }

  /** Looks for them anew, keeps them and tells the officials. */
  public void check(CaseNumber caseNumber) {
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

  /**
   * Whether these people asked for the same need this year; the other kinds are for a person to
   * judge.
   */
  @Transactional(readOnly = true)
  public boolean isDuplicate(CaseNumber caseNumber) {
    return of(caseNumber).stream()
        .anyMatch(duplicate -> duplicate.kind() == DuplicateKind.SAME_NEED);
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
        households.casesWithSameAccount(file.caseNumber()).stream()
            .map(files::of)
            .filter(other -> !samePeople.contains(other.householdId()))
            .map(other -> new Duplicate(other.caseNumber(), DuplicateKind.SAME_ACCOUNT));
    return Stream.of(sameNeed, samePerson, sameAccount).flatMap(kind -> kind).toList();
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
