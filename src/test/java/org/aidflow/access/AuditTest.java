package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditTest extends StaffedTest {
  @Autowired private Audit audit;

  @Test
  void whatIsDoneIsWrittenDownWithWhoDidIt() {
    var subject = aCase().value();
    engine.getIdentityService().setAuthenticatedUserId("anna");
    try {
      audit.write("looked", subject, Map.of("amountFen", 80_000));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
    audit.write("swept", subject, Map.of());

    assertThat(
            jdbc.sql(
                    "select concat_ws(' ', actor, act, facts) from audit_entry where subject = ? order by id")
                .param(subject)
                .query(String.class)
                .list())
        .containsExactly("official:anna looked {\"amountFen\": 80000}", "system swept {}");
  }

  @Test
  void whatIsWrittenDownStays() {
    audit.write("looked", aCase().value(), Map.of());
    assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'x'").update())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
        .hasStackTraceContaining("permission denied");
  }
}
