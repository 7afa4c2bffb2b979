package org.aidflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Holds the rules of the ledger against what each test has booked, and against all there is once a
 * class of tests that booked something is through.
 */
final class SoundLedger implements AfterEachCallback, AfterAllCallback {

  private static final String FRESH =
      """
      with fresh as (select id from ledger.transfer where entry > :seen)
      select 'transfer ' || f.transfer_id || ': ' || f.violation
      from ledger.transfer_findings f where f.transfer_id in (select id from fresh)
      union all
      select a.subject || ': ' || a.violation
      from ledger.account_findings(
        array(select distinct account_id from ledger.posting where transfer_id in (select id from fresh))) a
      """;

  private static long seenInTests;
  private static long seenInClasses;

  @Override
  public void afterEach(ExtensionContext test) {
    var jdbc = context(test).getBean(JdbcClient.class);
    var last = last(jdbc);
    if (last > seenInTests) {
      assertThat(jdbc.sql(FRESH).param("seen", seenInTests).query(String.class).list())
          .as("broken rules of the ledger, by this test")
          .isEmpty();
      seenInTests = last;
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    var last = last(context(tests).getBean(JdbcClient.class));
    if (last > seenInClasses) {
      assertThat(context(tests).getBean(Ledger.class).violations()).isEmpty();
      seenInClasses = last;
    }
  }

  private static long last(JdbcClient jdbc) {
    return jdbc.sql("select coalesce(max(entry), 0) from ledger.transfer")
        .query(Long.class)
        .single();
  }

  private static ApplicationContext context(ExtensionContext test) {
    return SpringExtension.getApplicationContext(test);
  }
}
