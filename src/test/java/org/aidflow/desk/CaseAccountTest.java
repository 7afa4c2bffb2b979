package org.aidflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.FrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.RecoveryReason;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.matching.Matching;
import org.aidflow.matching.OfferedCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The account of a case, from the first gift to what was drawn up at its end. */
class CaseAccountTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private CaseAccounts accounts;
  @Autowired private CaseFiles files;
  @Autowired private Matching matching;
  @Autowired private Disbursements disbursements;
  @Autowired private Recoveries recoveries;
  @Autowired private AidflowClock clock;
  @Autowired private Clients clients;
  @Autowired private TestRestTemplate http;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private OfferedCases cases;

  @BeforeEach
  void speakOfCases() {
    cases = new OfferedCases(context);
  }

  @Test
  void whileACaseGoesOnItsAccountIsAsItStands() {
    var number = aPartlyMetCase();
    var account = accounts.of(number, OfferedCases.CLIENT);
    assertThat(account.drawnAt()).isNull();
    assertThat(account.askedFen()).isEqualTo(Money.fen(800_00));
    assertThat(account.givenFen()).isEqualTo(Money.fen(300_00));
    assertThat(account.leftFen()).isEqualTo(Money.fen(300_00));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> accounts.of(number, "another"));
  }

  @Test
  void aCaseThatClosesInVainGaveEverythingBack() {
    var number = aPartlyMetCase();
    transaction.executeWithoutResult(
        status -> {
          files.moveTo(number, CaseStatus.CLOSED_UNMET, TimelineCode.CLOSED_UNMET, Map.of());
          matching.closeUnmet(number);
        });
    var account = accounts.drawn(number).orElseThrow();
    assertThat(account.status()).isEqualTo(CaseStatus.CLOSED_UNMET);
    assertThat(account.givenFen()).isEqualTo(Money.fen(300_00));
    assertThat(account.givenBackFen()).isEqualTo(Money.fen(300_00));
    assertThat(account.paidFen()).isEqualTo(Money.ZERO);
    assertThat(account.leftFen()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatIsRecoveredAfterTheEndIsInAnotherAccount() {
    var number = new MetCases(context).paid(port, 800_00);
    for (var next : List.of(CaseStatus.CONFIRMING, CaseStatus.FOLLOWING_UP, CaseStatus.CLOSED)) {
      files.moveTo(number, next, TimelineCode.CLOSED, Map.of());
    }
    var closed = accounts.drawn(number).orElseThrow();
    assertThat(closed.paidFen()).isEqualTo(Money.fen(800_00));
    assertThat(closed.leftFen()).isEqualTo(Money.ZERO);

    var payment = disbursements.paymentsOf(number).get(0).id();
    var recovery =
        recoveries.claim(payment, Money.fen(500_00), RecoveryReason.FRAUD, "county-approver-1");
    recoveries.receive(
        recovery.number(),
        "wechat",
        UUID.randomUUID().toString(),
        Money.fen(500_00),
        clock.instant());

    var after = accounts.drawn(number).orElseThrow();
    assertThat(after.paidFen()).isEqualTo(Money.fen(800_00));
    assertThat(after.recoveredFen()).isEqualTo(Money.fen(500_00));
    assertThat(after.givenBackFen()).isEqualTo(Money.fen(500_00));
    assertThat(after.leftFen()).isEqualTo(Money.ZERO);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from final_account where case_number = ?",
                Integer.class,
                number.value()))
        .isEqualTo(2);
  }

  @Test
  void theApplicantsSideReadsIt() {
    var number = aPartlyMetCase();
    var secret = clients.register(OfferedCases.CLIENT, List.of(Scopes.CASES_READ));
    var portal = new FrontDoor(http, OfferedCases.CLIENT, secret);
    var account = portal.get("/cases/" + number + "/account");
    assertThat(account.status()).isEqualTo(200);
    assertThat(account.fen("givenFen")).isEqualTo(300_00);
    assertThat(portal.get("/cases/HR-2000-0000001/account").status()).isEqualTo(404);
    assertThat(portal.get("/cases/x/account").status()).isEqualTo(404);
    var other =
        new FrontDoor(
            http,
            "account-stranger",
            clients.register("account-stranger", List.of(Scopes.CASES_READ)));
    assertThat(other.get("/cases/" + number + "/account").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into final_account (case_number, drawn_at, status, asked_fen, approved_fen, given_fen,"
            + " recovered_fen, paid_fen, returned_fen, given_back_fen, refunded_fen, left_fen) values"
            + " (?, now(), 'CLOSED', 1, 1, 5, 0, 4, 0, 0, 0, 0)",
        "insert into final_account (case_number, drawn_at, status, asked_fen, approved_fen, given_fen,"
            + " recovered_fen, paid_fen, returned_fen, given_back_fen, refunded_fen, left_fen) values"
            + " (?, now(), 'CLOSED', 1, 1, 5, 0, 5, 0, 0, 1, 0)",
        "update final_account set paid_fen = paid_fen where case_number = ?",
        "delete from final_account where case_number = ?"
      })
  void anAccountBalancesAndStays(String sql) {
    var number = aPartlyMetCase();
    files.moveTo(number, CaseStatus.WITHDRAWN, TimelineCode.CLOSED, Map.of());
    assertThatThrownBy(() -> jdbc.update(sql, number.value()))
        .rootCause()
        .hasMessageMatching("(?s).*(violates|permission denied|append-only).*");
  }

  private CaseNumber aPartlyMetCase() {
    var number = cases.offered(800_00);
    cases.given(cases.pledged(cases.need(number), cases.donor(), 500_00), 300_00);
    return number;
  }
}
