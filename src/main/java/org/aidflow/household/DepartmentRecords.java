package org.aidflow.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other departments know of people, as a table of our own, filled from outside. */
@Component
public class DepartmentRecords {

  private final JdbcClient jdbc;
  private final Vault vault;

  DepartmentRecords(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** A department tells us something of this person. */
  @Transactional
  public void enter(String residentId, RecordKind kind, @Nullable Money worth) {
    VaultToken person = vault.keep(Map.of(PersonalField.RESIDENT_ID, residentId));
    jdbc.sql(
            """
            insert into department_record (id, person, kind, worth_fen)
            values (:id, :person, :kind, :worth)
            """)
        .param("id", UUID.randomUUID())
        .param("person", person.value())
        .param("kind", kind.name())
        .param("worth", worth == null ? null : worth.fen())
        .update();
  }

  /** What is known of these people. */
  @Transactional(readOnly = true)
  public List<DepartmentRecord> of(Collection<VaultToken> people) {
    var alike =
        vault.alike(PersonalField.RESIDENT_ID, people).stream().map(VaultToken::value).toList();
    return alike.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select id, person, kind, worth_fen from department_record
                where person in (:people) order by kind, id
                """)
            .param("people", alike)
            .query((row, number) -> department(row))
            .list();
  }

  private static DepartmentRecord department(ResultSet row) throws SQLException {
    long worth = row.getLong("worth_fen");
    boolean unknown = row.wasNull();
    return new DepartmentRecord(
        row.getObject("id", UUID.class),
        new VaultToken(row.getObject("person", UUID.class)),
        RecordKind.valueOf(row.getString("kind")),
        unknown ? null : Money.fen(worth));
  }
}
