package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aidflow.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PledgeStatusTest extends MatchingTest {

  @ParameterizedTest
  @EnumSource(PledgeStatus.class)
  void theDatabaseKeepsToTheTableToo(PledgeStatus next) {
    var pledge = cases.pledged(cases.need(cases.offered(8_00)), cases.donor(), 8_00);
    pledges.withdraw(pledge.id(), OfferedCases.CLIENT);
    var sql = "update pledge set status = ? where id = ?";
    if (next == PledgeStatus.WITHDRAWN) {
      assertThat(jdbc.update(sql, next.name(), pledge.id())).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> jdbc.update(sql, next.name(), pledge.id()))
          .hasMessageContaining("cannot become");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update need set pledged_fen = approved_fen + 1 where line_id = ?",
        "update need set met_fen = approved_fen where line_id = ?",
        "update need set pledged_fen = -1 where line_id = ?",
        "update need set closed_at = now() where line_id = ?",
        "update pledge set honoured_fen = amount_fen + 1 where need_id = ?",
        "update pledge set status = 'FULFILLED' where need_id = ?",
        "delete from pledge where need_id = ?",
        "delete from need where line_id = ?"
      })
  void theDatabaseHoldsTheAmountsToo(String sql) {
    var need = cases.need(cases.offered(8_00));
    cases.pledged(need, cases.donor(), 3_00);
    assertThatThrownBy(() -> jdbc.update(sql, need))
        .rootCause()
        .hasMessageMatching("(?s).*(violates check constraint|permission denied).*");
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(5_00));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update gift set amount_fen = amount_fen + 1 where id = ?",
        "delete from gift where id = ?",
        "update gift_allocation set amount_fen = amount_fen + 1 where gift_id = ?",
        "update gift_allocation set taken_back_fen = amount_fen + 1 where gift_id = ?",
        "update gift_allocation set taken_back_fen = -1 where gift_id = ?",
        "delete from gift_allocation where gift_id = ?"
      })
  void aGiftStaysAsItCame(String sql) {
    var pledge = cases.pledged(cases.need(cases.offered(8_00)), cases.donor(), 3_00);
    var gift = cases.honoured(pledge).gift();
    assertThatThrownBy(() -> jdbc.update(sql, gift.id())).isInstanceOf(Exception.class);
  }
}
