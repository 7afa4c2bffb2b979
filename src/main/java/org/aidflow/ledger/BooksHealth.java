package org.aidflow.ledger;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Health component {@code money}: out of service while releases are stopped. */
@Component("moneyHealthIndicator")
class BooksHealth implements HealthIndicator {
  private final Books books;

  BooksHealth(Books books) {
    this.books = books;
  }

  @Override
  public Health health() {
    return books
        .stop()
        .map(stop -> Health.status(outOfService(stop.findings().size())))
        .orElseGet(Health::up)
        .build();
  }

  /** In the status' own words, which everybody sees; details are for nobody. */
  private static Status outOfService(int findings) {
    return new Status(
        Status.OUT_OF_SERVICE.getCode(),
        "releases are stopped, broken rules of the books: " + findings);
  }
}
