package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.NotFound;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The books are checked, and what the check finds stops releases until somebody has seen to it. */
class BooksTest extends LedgerTest {
  private static final String RULE_OF_ANOTHER_ROOM =
      "create view planted_invariants as select 'WET_PAPER' as violation, 'a gift' as subject,"
          + " 'it rained' as detail";

  @Autowired private Books books;
  @Autowired private BooksCheck checks;
  @Autowired private BooksWatch watch;
  @Autowired private Flyway owner;

  private String line = "";
  private AccountId fund;
  private AccountId channel;
  private Transfer gift;

  @BeforeEach
  void moneyThatWasThereAtTheLastCheck() {
    line = UUID.randomUUID().toString();
    fund = committed(() -> ledger.open(AccountKind.LINE_FUND, line));
    channel = channel();
    gift = transfer(TransferKind.GIFT, channel, fund, 10_00);
    committed(() -> ledger.post(gift));
    assertThat(watch.check()).isEmpty();
  }

  @AfterEach
  void theBooksAreMended() {
    var stop = books.stop();
    stop.ifPresent(left -> books.resumeReleases("auditor-3", "left by a test that failed"));
    assertThat(stop).isEmpty();
    assertThat(watch.check()).isEmpty();
    assertThat(ledger.violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTERED_TRANSFER|update ledger.posting set amount_fen = amount_fen + 1 where transfer_id ="
            + " 'GIFT'|update ledger.posting set amount_fen = amount_fen - 1 where transfer_id ="
            + " 'GIFT'",
        "ALTERED_TRANSFER|update ledger.transfer set reference = concat(reference, 'x') where id ="
            + " 'GIFT'|update ledger.transfer set reference = left(reference, -1) where id ="
            + " 'GIFT'",
        "UNBALANCED_TRANSFER|update ledger.posting set amount_fen = 7 where account_id ="
            + " CHANNEL|update ledger.posting set amount_fen = 1000 where account_id = CHANNEL",
        "DRIFTED_BALANCE|update ledger.balance set posted = posted - 1 where account_id ="
            + " FUND|update ledger.balance set posted = posted + 1 where account_id = FUND",
        "OVERDRAWN_ACCOUNT|update ledger.posting set side = 'DEBIT' where account_id = FUND|update"
            + " ledger.posting set side = 'CREDIT' where account_id = FUND",
        "UNGUARDED_ACCOUNT|delete from ledger.balance where account_id = FUND|insert into"
            + " ledger.balance values (FUND, 1000, 0)",
        "ROWS_GONE|create table planted as select * from ledger.posting where transfer_id = 'GIFT';"
            + " delete from ledger.posting where transfer_id = 'GIFT'|insert into ledger.posting"
            + " select * from planted; drop table planted",
        "ROWS_GONE|update ledger.account set reference = concat(reference, 'x') where id ="
            + " CHANNEL|update ledger.account set reference = left(reference, -1) where id ="
            + " CHANNEL"
      })
  void aRowOfLongAgoThatIsChangedStopsReleasesAtTheNextCheck(
      String violation, String plant, String mend) {
    plantAndMend(plant, mend, () -> stopsReleases(violation));
    watch.check();
    assertThat(books.stop()).as("nobody has seen to it yet").isPresent();
    assertThatThrownBy(this::required)
        .isInstanceOf(Conflict.class)
        .hasMessageStartingWith("Releases are stopped: ");
    books.resumeReleases("auditor-3", "a row was written by hand and is written back");
    required();
  }

  private void stopsReleases(String violation) {
    assertThat(watch.check()).extracting(Violation::rule).contains(violation);
    assertThat(books.stop().orElseThrow().findings())
        .extracting(Violation::rule)
        .contains(violation);
    assertThat(books.lastCheck().findings()).isPositive();
    assertThatThrownBy(this::required).isInstanceOf(Conflict.class);
  }

  @Test
  void releasesStayStoppedWhileARuleIsBroken() {
    plantAndMend(
        () -> {
          watch.check();
          assertThatThrownBy(() -> books.resumeReleases("auditor-3", "looks fine to me"))
              .isInstanceOf(Conflict.class)
              .hasMessage("Releases stay stopped: 1 rules are still broken.");
          assertThat(books.stop()).isPresent();
        });
    books.resumeReleases("auditor-3", "the balance is written back");
  }

  @Test
  void whatIsNotStoppedIsNotResumed() {
    assertThatThrownBy(() -> books.resumeReleases("auditor-3", "just to be sure"))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aFaultInTheMoneyToBeReleasedIsSeenBeforeAnyCheck() {
    plantAndMend(
        () ->
            assertThatThrownBy(this::required)
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("DRIFTED_BALANCE"));
    required();
  }

  @Test
  void whatWasNotYetCommittedAtOneCheckIsSeenByTheNext() {
    PlantedFault.write(
        owner,
        named("update ledger.posting set amount_fen = 7 where account_id = CHANNEL"),
        () -> assertThat(watch.check()).isEmpty());
    try {
      given(1_00, fund()); // later transactions are over before that one is looked at
      assertThat(watch.check()).extracting(Violation::rule).contains("UNBALANCED_TRANSFER");
    } finally {
      PlantedFault.write(
          owner, named("update ledger.posting set amount_fen = 1000 where account_id = CHANNEL"));
    }
    books.resumeReleases("auditor-3", "the amount is written back");
  }

  @Test
  void aStopStandsOnceHoweverOftenItIsFound() {
    plantAndMend(
        () -> {
          watch.check();
          var first = books.stop().orElseThrow();
          watch.check();
          assertThat(books.stop()).contains(first);
        });
    books.resumeReleases("auditor-3", "the balance is written back");
  }

  @Test
  void aRuleOfAnotherRoomIsFoundByTheNameOfItsView() {
    plantAndMend(
        RULE_OF_ANOTHER_ROOM,
        "drop view planted_invariants",
        () ->
            assertThat(watch.check())
                .containsExactly(new Violation("WET_PAPER", "a gift", "it rained")));
    books.resumeReleases("auditor-3", "it is dry again");
  }

  @Test
  void aFaultElsewhereIsSeenBeforeAReleaseWhenTheLastCheckIsLongAgo() {
    plantAndMend(
        RULE_OF_ANOTHER_ROOM,
        "drop view planted_invariants",
        () -> {
          required();
          checkedLongAgo();
          assertThatThrownBy(this::required)
              .isInstanceOf(Conflict.class)
              .hasMessageContaining("WET_PAPER");
        });
    checkedLongAgo();
    required();
  }

  @Test
  void aCheckIsDueAMinuteAfterTheLast() {
    assertThat(checks.isDue()).isFalse();
    checkedLongAgo();
    assertThat(checks.isDue()).isTrue();
  }

  @Test
  void recomputingEverythingFindsWhatAnyCheckFinds() {
    plantAndMend(
        () -> {
          assertThat(books.findings()).extracting(Violation::rule).contains("DRIFTED_BALANCE");
          assertThat(ledger.violations()).extracting(Violation::rule).contains("DRIFTED_BALANCE");
        });
  }

  @Test
  void whoComesUponABrokenRuleOrMendsItHasTheBooksCheckedAtOnce() {
    assertThat(watch.isAutoStartup()).isFalse();
    watch.on(new BooksDoubted());
    awaitACheck(watch::start);
    try {
      plantAndMend(
          () -> awaitACheck(() -> assertThatThrownBy(this::required).isInstanceOf(Conflict.class)));
      assertThat(books.stop()).isPresent();
      awaitACheck(() -> books.resumeReleases("auditor-3", "the balance is written back"));
      assertThat(books.stop()).isEmpty();
    } finally {
      watch.stop();
    }
  }

  @Test
  void manyTransfersAreCheckedOnceAndSound() {
    for (int n = 0; n < 50; n++) {
      var reservation = reserved(fundWith(5_00), 3_00);
      committed(() -> ledger.settle(reservation.id(), UUID.randomUUID()));
    }
    assertThat(watch.check()).isEmpty();
  }

  private void awaitACheck(Runnable cause) {
    var last = books.lastCheck();
    cause.run();
    await().until(() -> !books.lastCheck().equals(last));
  }

  private void checkedLongAgo() {
    PlantedFault.write(
        owner, "update ledger.watch set checked_at = clock_timestamp() - interval '3 minutes'");
  }

  private void plantAndMend(Runnable meanwhile) {
    plantAndMend(
        "update ledger.balance set posted = posted - 1 where account_id = FUND",
        "update ledger.balance set posted = posted + 1 where account_id = FUND",
        meanwhile);
  }

  private void plantAndMend(String plant, String mend, Runnable meanwhile) {
    PlantedFault.write(owner, named(plant));
    try {
      meanwhile.run();
    } finally {
      PlantedFault.write(owner, named(mend));
    }
  }

  /** As a release of this fund's money does. */
  private void required() {
    committed(
        () -> {
          books.requireSound(AccountKind.LINE_FUND, List.of(line));
          return true;
        });
  }

  private String named(String sql) {
    return sql.replace("GIFT", gift.id().toString())
        .replace("FUND", "" + fund.value())
        .replace("CHANNEL", "" + channel.value());
  }
}
