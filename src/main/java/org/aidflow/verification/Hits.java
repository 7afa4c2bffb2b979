package org.aidflow.verification;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.ConsentScope;
import org.aidflow.household.DepartmentRecord;
import org.aidflow.household.DepartmentRecords;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.household.RecordKind;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.aidflow.workflow.Tells;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other departments know that bears on a case; {@code department-hits.dmn} weighs it, people
 * clear it.
 */
@Tells(
    table = "department-hits",
    facts = {"kind", "worthFen"})
@Service
@Transactional
public class Hits {

  private final CaseFiles files;
  private final Households households;
  private final DepartmentRecords records;
  private final Assessments assessments;
  private final Vault vault;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Hits(
      CaseFiles files,
      Households households,
      DepartmentRecords records,
      Assessments assessments,
      Vault vault,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.households = households;
    this.records = records;
    this.assessments = assessments;
    this.vault = vault;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Asks the departments, as far as the household consented; what was cleared stays so. */
  public void check(CaseNumber caseNumber) {
    if (!isAllowed(caseNumber)) {
      timeline.write(caseNumber, TimelineCode.DEPARTMENTS_NOT_ASKED);
      return;
    }
    Household household = households.of(files.of(caseNumber).householdId());
    records.of(household.people()).forEach(record -> keep(caseNumber, household, record));
    List<Hit> hits = of(caseNumber);
    if (hits.isEmpty()) {
      timeline.write(caseNumber, TimelineCode.DEPARTMENTS_KNOW_NOTHING);
    } else {
      timeline.write(
          caseNumber,
          TimelineCode.DEPARTMENTS_KNOW,
          Map.of(
              "hits",
              hits.stream().map(hit -> hit.kind().name()).distinct().collect(joining(","))));
    }
  }

  /** All hits of a case, cleared or not. */
  @Transactional(readOnly = true)
  public List<Hit> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select h.id, h.kind, h.severity, h.worth_fen, h.of_applicant, c.hit_id is not null as cleared
            from department_hit h left join hit_clearing c on c.hit_id = h.id
            where h.case_number = ? order by h.found_at, h.kind, h.id
            """)
        .param(caseNumber.value())
        .query((row, number) -> hit(row))
        .list();
  }

  /** Those that nobody has cleared. */
  @Transactional(readOnly = true)
  public List<Hit> open(CaseNumber caseNumber) {
    return of(caseNumber).stream().filter(hit -> !hit.cleared()).toList();
  }

  /** Whether the household lets us ask other departments. */
  @Transactional(readOnly = true)
  public boolean isAllowed(CaseNumber caseNumber) {
    return households
        .consentFor(caseNumber)
        .filter(consent -> consent.scopes().contains(ConsentScope.OTHER_DEPARTMENTS))
        .isPresent();
  }

  /** A person says why the hit does not count. */
  void clear(CaseNumber caseNumber, UUID hit, String reason, String official) {
    jdbc.sql(
            """
            insert into hit_clearing (hit_id, official, reason, cleared_at)
            values (:hit, :official, :reason, :at)
            """)
        .param("hit", hit)
        .param("official", official)
        .param("reason", vault.keep(Map.of(PersonalField.REMARK, reason)).value())
        .param("at", Timestamp.from(clock.instant()))
        .update();
    timeline.write(caseNumber, TimelineCode.HIT_CLEARED);
  }

  private void keep(CaseNumber caseNumber, Household household, DepartmentRecord record) {
    jdbc.sql(
            """
            insert into department_hit
              (id, case_number, record_id, kind, severity, worth_fen, of_applicant, found_at)
            values (:id, :case, :record, :kind, :severity, :worth, :applicant, :at)
            on conflict (case_number, record_id) do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("case", caseNumber.value())
        .param("record", record.id())
        .param("kind", record.kind().name())
        .param("severity", severity(caseNumber, record).name())
        .param("worth", record.worthIfKnown().map(Money::fen).orElse(null))
        .param("applicant", isOf(household.applicant(), record))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  private Severity severity(CaseNumber caseNumber, DepartmentRecord record) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("kind", record.kind().name());
    facts.put("worthFen", record.worthIfKnown().map(Money::fen).orElse(null));
    return Severity.valueOf(assessments.ask(caseNumber, "department-hits", facts).text("severity"));
  }

  private boolean isOf(VaultToken person, DepartmentRecord record) {
    return vault.sameValue(PersonalField.RESIDENT_ID, person, record.person());
  }

  private static Hit hit(ResultSet row) throws SQLException {
    long worth = row.getLong("worth_fen");
    boolean unknown = row.wasNull();
    return new Hit(
        row.getObject("id", UUID.class),
        RecordKind.valueOf(row.getString("kind")),
        Severity.valueOf(row.getString("severity")),
        unknown ? null : Money.fen(worth),
        row.getBoolean("of_applicant"),
        row.getBoolean("cleared"));
  }
}
