package org.aidflow.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * {@code aidflow.money.violations} of the last check, and whether {@code
 * aidflow.money.releases.stopped}, 0 or 1.
 */
@Component
class BooksMetrics implements MeterBinder {
  private final Books books;

  BooksMetrics(Books books) {
    this.books = books;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("aidflow.money.violations", () -> books.lastCheck().findings())
        .register(registry);
    Gauge.builder("aidflow.money.releases.stopped", () -> books.stop().isPresent() ? 1 : 0)
        .register(registry);
  }
}
