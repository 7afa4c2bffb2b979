package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Received + recovered = what became of it; each view of the invariants sees money go astray. */
class ConservationTest extends MatchingTest {
  private static final AreaCode COUNTY = new AreaCode("520502");

  @Autowired private Flyway owner;
  @Autowired private Wishes wishes;
  @Autowired private PublicFunds funds;

  @Test
  void whatIsSoundIsNotFound() throws SQLException {
    var line = aLineWithEverything();
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      assertThat(violations(connection)).noneMatch(found -> found.contains(line.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GIFT_NOT_CONSERVED|update gift set amount_fen = amount_fen + 1 where id = 'GIFT'",
        "GIFT_NOT_CONSERVED|update gift_allocation set taken_back_fen = 1 where gift_id = 'GIFT'",
        "GIFT_NOT_CONSERVED|update contribution set refunded_fen = 1 where id = 'GIFT'",
        "GIFT_NOT_CONSERVED|update ledger.balance set posted = posted + 1 where account_id = (select"
            + " id from ledger.account where kind = 'UNALLOCATED' and reference = 'GIFT')",
        "REFUND_NOT_CONSERVED|update gift_wish set amount_fen = amount_fen + 1 where gift_id ="
            + " 'GIFT' and wish = 'REFUND'",
        "REFUND_NOT_CONSERVED|update ledger.balance set posted = posted + 1 where account_id ="
            + " (select id from ledger.account where kind = 'REFUNDS_PAYABLE' and reference = 'GIFT')",
        "UNPLACED_NOT_CONSERVED|update unplaced_money set amount_fen = amount_fen + 1 where id ="
            + " 'MONEY'",
        "UNPLACED_NOT_CONSERVED|update unplaced_money set status = 'PLACED', placed_as = 'GIFT',"
            + " placed_to = 'x', placed_by = 'x', placed_at = now() where id = 'MONEY'",
        "LINE_NOT_CONSERVED|update need_line set met_fen = met_fen - 1 where id = 'LINE'",
        "LINE_NOT_CONSERVED|update fund_grant set taken_back_fen = 1 where need_id = 'LINE'",
        "LINE_NOT_CONSERVED|update ledger.balance set posted = posted + 1 where account_id ="
            + " (select id from ledger.account where kind = 'LINE_FUND' and reference = 'LINE')",
        "PAYMENT_NOT_CONSERVED|update need_line set paid_fen = 1 where id = 'LINE'",
        "PAYMENT_NOT_CONSERVED|update ledger.balance set reserved = 1 where account_id = (select id"
            + " from ledger.account where kind = 'LINE_FUND' and reference = 'LINE')",
        "FUND_NOT_CONSERVED|update ledger.balance set posted = posted + 1 where account_id = (select"
            + " id from ledger.account where kind = 'PUBLIC_FUND' and reference = '520502')",
        "REFUNDED_OTHERWISE|update contribution set refunded_fen = 1 where id = 'GIFT'",
        "REFUND_NOT_PAID_AS_OWED|update refund set amount_fen = amount_fen + 1 where owed_for ="
            + " 'GIFT'"
      })
  void aPlantedFaultIsFound(String violation, String sql) throws SQLException {
    var line = aLineWithEverything();
    var gift = gifts.ofCase(needs.of(line).caseNumber()).get(0).gift().id();
    var money = gifts.receiveFromNobody(fromNobody()).id();
    try (var connection = owner.getConfiguration().getDataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        var before = violations(connection);
        for (String table : tables()) {
          statement.execute("alter table " + table + " disable trigger user");
        }
        statement.execute(
            "alter table contribution drop constraint received_is_what_came_in,"
                + " drop constraint status_fits_the_money");
        int changed =
            statement.executeUpdate(
                sql.replace("'LINE'", "'" + line + "'")
                    .replace("'GIFT' and wish", "'" + gift + "' and wish")
                    .replaceAll("(id|owed_for|reference|gift_id) = 'GIFT'", "$1 = '" + gift + "'")
                    .replace("'MONEY'", "'" + money + "'"));
        assertThat(changed).isEqualTo(1);
        var found = new ArrayList<>(violations(connection));
        found.removeAll(before);
        assertThat(found).anyMatch(one -> one.startsWith(violation + " "));
      } finally {
        connection.rollback();
      }
    }
  }

  private static List<String> tables() {
    return List.of(
        "gift",
        "gift_allocation",
        "gift_wish",
        "contribution",
        "unplaced_money",
        "fund_grant",
        "refund",
        "ledger.balance");
  }

  /** Met by a gift, of which a part is owed to its donor, and by a fund. */
  private UUID aLineWithEverything() {
    var plain = cases.gift(cases.donor().id(), 100_00, null);
    cases.received(
        new NewGift(
            plain.clientId(),
            plain.channelReference(),
            plain.donorId(),
            plain.amount(),
            plain.paidAt(),
            null,
            COUNTY));
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 500_00);
    var gift = cases.given(pledge, 600_00);
    wishes.carryOut(gift.gift().id(), OfferedCases.CLIENT, new DonorWish.Refund());
    funds.grant(COUNTY, need, Money.fen(100_00), "county-approver-1");
    return need;
  }

  private MoneyIn fromNobody() {
    return new MoneyIn(
        OfferedCases.CHANNEL,
        UUID.randomUUID().toString(),
        Money.fen(5),
        clock.instant(),
        null,
        List.of(),
        null);
  }

  private static List<String> violations(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select violation, subject from ledger.findings_of_rooms()")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1) + " " + rows.getString(2));
      }
      return found;
    }
  }
}
