package org.aidflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.aidflow.ledger.BooksWatch;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Has the watch go over the books, as it does every minute in an office, after each test that
 * booked something, and recomputes all there is once a class of such tests is through.
 */
final class SoundLedger implements AfterEachCallback, AfterAllCallback {

  private static long seenInTests;
  private static long seenInClasses;

  @Override
  public void afterEach(ExtensionContext test) {
    var jdbc = context(test).getBean(JdbcClient.class);
    var last = last(jdbc);
    if (last > seenInTests) {
      assertThat(context(test).getBean(BooksWatch.class).check())
          .as("broken rules of the books, by this test")
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
