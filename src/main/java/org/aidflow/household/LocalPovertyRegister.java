package org.aidflow.household;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register as a table of our own, filled from outside; it answers at once. */
@Component
public class LocalPovertyRegister implements PovertyRegister {

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  LocalPovertyRegister(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** Lists the household of this person until that day. */
  @Transactional
  public void list(String residentId, RegisterStatus status, LocalDate validUntil) {
    VaultToken person = vault.keep(Map.of(PersonalField.RESIDENT_ID, residentId));
    jdbc.sql(
            "insert into poverty_register (person, status, valid_until) values (:person, :status, :until)")
        .param("person", person.value())
        .param("status", status.name())
        .param("until", validUntil)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public RegisterAnswer ask(CaseNumber caseNumber, VaultToken applicant, AreaCode area) {
    List<UUID> alike =
        vault.alike(PersonalField.RESIDENT_ID, List.of(applicant)).stream()
            .map(VaultToken::value)
            .toList();
    return jdbc.sql(
            """
            select status, valid_until from poverty_register
            where person in (:people) and valid_until >= :today
            order by valid_until desc limit 1
            """)
        .param("people", alike)
        .param("today", LocalDate.now(clock.withZone(WorkingDays.ZONE)))
        .query(RegisterAnswer.Found.class)
        .optional()
        .<RegisterAnswer>map(found -> found)
        .orElseGet(RegisterAnswer.NotListed::new);
  }
}
