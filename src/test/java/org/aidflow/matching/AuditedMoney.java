package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Has a class of tests leave the books as sound as it found them: tests of other rooms move money
 * without gifts.
 */
public final class AuditedMoney implements BeforeAllCallback, AfterAllCallback {
  private List<String> findingsBefore = List.of();

  @Override
  public void beforeAll(ExtensionContext tests) {
    findingsBefore = findings(tests);
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    assertThat(findings(tests)).isEqualTo(findingsBefore);
  }

  private static List<String> findings(ExtensionContext tests) {
    return MoneyAudit.findings(
        SpringExtension.getApplicationContext(tests).getBean(JdbcTemplate.class));
  }
}
