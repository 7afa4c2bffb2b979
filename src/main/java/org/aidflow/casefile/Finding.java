package org.aidflow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an official put into a form, kept as it was. */
@Entity
@Immutable
@Table(name = "finding")
public class Finding {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private String formId;
  private String taskKey;
  private String official;
  private Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> fields;

  protected Finding() {}

  Finding(
      CaseNumber caseNumber,
      String formId,
      String taskKey,
      String official,
      Instant at,
      Map<String, Object> fields) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.formId = formId;
    this.taskKey = taskKey;
    this.official = official;
    this.at = at;
    this.fields = Map.copyOf(fields);
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public String formId() {
    return formId;
  }

  /** The user task's id in its model. */
  public String taskKey() {
    return taskKey;
  }

  public String official() {
    return official;
  }

  public Instant at() {
    return at;
  }

  public Map<String, Object> fields() {
    return fields;
  }
}
