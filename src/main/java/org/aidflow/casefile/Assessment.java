package org.aidflow.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a decision table said of a case, with all that explains it and lets it be replayed. */
@Entity
@Immutable
@Table(name = "assessment")
public class Assessment {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private Instant at;

  @Column(name = "decision_table")
  private String table;

  @Column(name = "table_version")
  private int version;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> inputs;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Map<String, Object>> outcome;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> rules;

  protected Assessment() {}

  Assessment(
      CaseNumber caseNumber,
      Instant at,
      String table,
      int version,
      Map<String, Object> inputs,
      List<Map<String, Object>> outcome,
      List<String> rules) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.at = at;
    this.table = table;
    this.version = version;
    this.inputs = inputs;
    this.outcome = outcome;
    this.rules = rules;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public Instant at() {
    return at;
  }

  /** The key of the decision table. */
  public String table() {
    return table;
  }

  public int version() {
    return version;
  }

  /** Every fact the table was asked about; unknown ones are null. */
  public Map<String, Object> inputs() {
    return inputs;
  }

  /** One row per rule that was hit. */
  public List<Map<String, Object>> outcome() {
    return outcome;
  }

  /** The ids of the rules that were hit. */
  public List<String> rules() {
    return rules;
  }
}
