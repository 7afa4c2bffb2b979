package org.aidflow.desk;

import static org.aidflow.desk.TasklistSession.json;
import static org.aidflow.desk.TasklistSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.access.Accounts;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountKind;
import org.aidflow.reconciliation.CashFigures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the finance office, over HTTP. */
class FinanceTest extends AidflowTest {
  private static final String PASSWORD = "Quiet-Harbour-43";
  private static final AreaCode COUNTY = new AreaCode("520502");

  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private CashFigures figures;

  private TasklistSession preparer;

  @BeforeEach
  void openTheOffice() {
    preparer = session(Role.FINANCE_PREPARER, COUNTY);
  }

  @Test
  void thePageComesWithItsScriptsItsChartAndWithoutData() {
    var page = preparer.get("/desk/finance");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(text(page)).contains("finance.js", "webjars/chart.js/dist/chart.umd.js");
    for (var part :
        List.of(
            "/desk/finance.js",
            "/desk/page.js",
            "/desk/page.css",
            "/desk/webjars/chart.js/dist/chart.umd.js")) {
      assertThat(preparer.get(part).statusCode()).as(part).isEqualTo(200);
    }
  }

  @Test
  void theOverviewHoldsEveryBalanceAndEachDayAskedFor() {
    var answer = preparer.get("/desk/finance/overview?days=7");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    var overview = json(answer);
    assertThat(overview.path("balances").findValuesAsText("kind"))
        .containsExactlyInAnyOrder(
            List.of(AccountKind.values()).stream().map(Enum::name).toArray(String[]::new));
    assertThat(overview.path("days")).hasSize(7);
    var bank =
        figures.balances().stream()
            .filter(one -> one.kind() == AccountKind.CUSTODY_BANK)
            .findFirst()
            .orElseThrow();
    for (var balance : overview.path("balances")) {
      if (balance.path("kind").asText().equals("CUSTODY_BANK")) {
        assertThat(new Money(balance.path("balance").asLong())).isEqualTo(bank.balance());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,422", "367,422", "many,400"})
  void daysAreAtLeastOneAndAtMostAYear(String days, int status) {
    var answer = preparer.get("/desk/finance/overview?days=" + days);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("days");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400",
        "{\"account\":\"custody\",\"day\":\"soon\"}|400",
        "{\"account\":\"\",\"day\":\"2026-01-01\"}|400",
        "{\"account\":\"custody\",\"day\":\"1999-01-01\",\"x\":1}|400",
        "{\"account\":\"custody\",\"day\":\"1999-01-01\"}|404",
        "{\"account\":\"nothing\",\"day\":\"1999-01-01\"}|404"
      })
  void onlyTheNextDayOfAnAccountIsClosed(String body, int status) {
    var answer = preparer.post("/desk/finance/closes", body);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FINANCE_PREPARER", "FINANCE_RELEASER"})
  void otherOfficialsSeeNothingOfIt(Role role) {
    seesNothing(session(role, new AreaCode("520502100001").at(role.level())));
  }

  @Test
  void theFinanceOfficeOfAnotherCountySeesNothingOfIt() {
    seesNothing(session(Role.FINANCE_RELEASER, new AreaCode("520521")));
  }

  @Test
  void whoeverIsNotLoggedInIsAskedTo() {
    assertThat(TasklistSession.nobody(port).get("/desk/finance/overview").statusCode())
        .isEqualTo(401);
  }

  @Test
  void pagesAreNamedToWhomTheyAreFor() {
    assertThat(paths(preparer)).containsExactly("finance");
    assertThat(paths(session(Role.FINANCE_RELEASER, COUNTY)))
        .containsExactly("finance", "payments");
    assertThat(paths(session(Role.FINANCE_RELEASER, new AreaCode("520521"))))
        .containsExactly("payments");
    assertThat(paths(session(Role.AUDITOR, COUNTY))).containsExactly("operations");
    assertThat(paths(session(Role.MODERATOR, COUNTY))).isEmpty();
  }

  private static List<String> paths(TasklistSession session) {
    return json(session.get("/desk/pages")).findValuesAsText("path");
  }

  private static void seesNothing(TasklistSession session) {
    for (var path : List.of("/desk/finance", "/desk/finance/overview")) {
      assertThat(session.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(
            session
                .post("/desk/finance/closes", "{\"account\":\"custody\",\"day\":\"2026-01-01\"}")
                .statusCode())
        .isEqualTo(403);
  }

  private TasklistSession session(Role role, AreaCode area) {
    var userId = "finance-page-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    staffing.appoint(userId, role, List.of(area));
    var session = TasklistSession.of(port, applicationOf(role), userId, PASSWORD);
    session.get("/desk/pages");
    return session;
  }

  private static String applicationOf(Role role) {
    return switch (role) {
      case AUDITOR, ADMINISTRATOR, PROCESS_DESIGNER -> "cockpit";
      default -> "tasklist";
    };
  }
}
