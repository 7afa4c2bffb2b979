package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The audit finds each planted fault, and nothing where there is none. */
class MoneyAuditTest extends MatchingTest {
  @Autowired private Flyway owner;

  @Test
  void soundBooksHaveNoFinding() {
    var line = aPartlyMetLine();
    assertThat(MoneyAudit.findings(jdbc)).noneMatch(finding -> finding.contains(line.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a line says other than the ledger"
            + "|update need_line set met_fen = met_fen - 1 where id = 'LINE'",
        "a need on offer says other than its line or its pledges"
            + "|update need set met_fen = met_fen - 1 where line_id = 'LINE'",
        "a need on offer says other than its line or its pledges"
            + "|update need set pledged_fen = pledged_fen + 1 where line_id = 'LINE'",
        "a pledge is honoured by other than its gifts"
            + "|update pledge set honoured_fen = honoured_fen + 1 where need_id = 'LINE'",
        "a gift is more or less than its parts"
            + "|update gift_allocation set taken_back_fen = 1 where need_id = 'LINE'",
        "a line got other than its gifts gave"
            + "|update gift_allocation set taken_back_fen = 1 where need_id = 'LINE'",
        "a gift is not booked as it was reported"
            + "|update gift set amount_fen = amount_fen + 1 where id = 'GIFT'",
        "more or less is there than came in"
            + "|update gift set amount_fen = amount_fen + 1 where id = 'GIFT'",
        "money is booked that no gift brought"
            + "|update ledger.transfer set reference = 'none' where reference = 'GIFT'",
        "a transfer is out of balance"
            + "|update ledger.posting set amount_fen = amount_fen + 1 where side = 'DEBIT' and"
            + " transfer_id = 'GIFT'",
        "an account is overdrawn"
            + "|update ledger.posting set side = 'DEBIT' where transfer_id = 'GIFT' and side ="
            + " 'CREDIT'",
        "a status does not fit its money"
            + "|update case_file set status = 'MET' where case_number = 'CASE'",
        "payments of a line say other than the ledger"
            + "|update ledger.transfer set kind = 'PAYOUT', phase = 'SETTLED', resolves = id where"
            + " id = 'GIFT'",
        "a contribution says other than its gift"
            + "|update contribution set received_fen = received_fen + 1 where id = 'GIFT'",
        "a contribution says other than its gift"
            + "|update contribution set refunded_fen = 1 where id = 'GIFT'",
        "a contribution says other than its gift"
            + "|update contribution set status = 'PENDING' where id = 'GIFT'",
        "a gift owes other than its donor wished"
            + "|insert into gift_wish select gen_random_uuid(), id, 'REFUND', null, null, 1, now(),"
            + " 'x' from gift where id = 'GIFT'",
        "a gift is more or less than its parts"
            + "|update ledger.posting set account_id = (select ledger.open_account("
            + "'REFUNDS_PAYABLE', 'GIFT')) where transfer_id = 'GIFT' and side = 'CREDIT'",
        "money lies where nothing is"
            + "|update ledger.posting set account_id = (select ledger.open_account("
            + "'REFUNDS_PAYABLE', 'planted')) where transfer_id = 'GIFT' and side = 'CREDIT'",
        "a wish is not carried out as it was said"
            + "|insert into gift_wish select gen_random_uuid(), gift_id, 'REDIRECT', need_id, null,"
            + " 1, now(), 'x' from gift_allocation where gift_id = 'GIFT'",
        "money that cannot be placed stands elsewhere"
            + "|insert into unplaced_money (number, version, id, client_id, channel_reference,"
            + " amount_fen, paid_at, received_at, why, status) select 'MONEY-2000-0000001', 0,"
            + " gen_random_uuid(), 'x', 'x', 5, now(), now(), 'NOBODY_NAMED', 'OPEN' from gift where id"
            + " = 'GIFT'",
        "a line recovered other than its recoveries say"
            + "|update ledger.transfer set kind = 'RECOVERED' where id = 'GIFT'",
        "money is booked that no gift brought"
            + "|update ledger.transfer set kind = 'SUSPENDED' where id = 'GIFT'",
        "money is booked that no gift brought"
            + "|update ledger.transfer set kind = 'RECOVERED' where id = 'GIFT'",
        "a fund holds other than it got and gave"
            + "|update ledger.posting set account_id = (select ledger.open_account("
            + "'PUBLIC_FUND', '520502')) where transfer_id = 'GIFT' and side = 'CREDIT'",
        "gifts refilled more than a fund gave"
            + "|update gift_allocation set need_id = null, fund_area = '520502', refills = 'CASE'"
            + " where gift_id = 'GIFT'",
        "payout clearing is not what was paid"
            + "|update ledger.posting set account_id = (select ledger.open_account("
            + "'PAYOUT_CLEARING', 'planted')) where transfer_id = 'GIFT' and side = 'CREDIT'"
      })
  void aPlantedFaultIsFound(String finding, String sql) throws SQLException {
    var line = aPartlyMetLine();
    var number = needs.of(line).caseNumber();
    var gift = gifts.ofCase(number).get(0).gift();
    var before = MoneyAudit.findings(jdbc);
    try (var connection = owner.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        // rules that no trigger holds
        statement.execute(
            "alter table contribution drop constraint received_is_what_came_in,"
                + " drop constraint status_fits_the_money");
        for (String table :
            List.of(
                "ledger.posting",
                "ledger.transfer",
                "gift",
                "gift_allocation",
                "gift_wish",
                "contribution",
                "pledge",
                "case_file")) {
          statement.execute("alter table " + table + " disable trigger user");
        }
        int changed =
            statement.executeUpdate(
                sql.replace("LINE'", line + "'")
                    .replace("'GIFT'", "'" + gift.id() + "'")
                    .replace("'CASE'", "'" + number.value() + "'"));
        assertThat(changed).isEqualTo(1);
        List<String> found = new ArrayList<>(MoneyAudit.findings(connection));
        found.removeAll(before);
        assertThat(found).anyMatch(one -> one.startsWith(finding + ":"));
      } finally {
        connection.rollback();
      }
    }
  }

  private UUID aPartlyMetLine() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 500_00);
    cases.given(pledge, 300_00);
    return need;
  }
}
