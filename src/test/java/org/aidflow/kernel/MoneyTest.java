package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "800,80000",
    "800.5,80050",
    "800.50,80050",
    "0.01,1",
    "0,0",
    "9999999999999.99,999999999999999"
  })
  void yuanBecomeFenExactly(String yuan, long fen) {
    assertThat(Money.ofYuan(yuan)).isEqualTo(Money.fen(fen));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.",
        ".5",
        "1.005",
        "1e3",
        "0x1",
        "1,000",
        "NaN",
        "٣",
        "10000000000000",
        "1 "
      })
  void whatIsNoExactAmountInYuanIsRefused(String text) {
    assertThatThrownBy(() -> Money.ofYuan(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyAmountIsWrittenInYuanAndReadBackTheSame() {
    var random = Seed.random();
    for (var i = 0; i < 10_000; i++) {
      var amount = Money.fen(random.nextLong(1_000_000_000_000_000L));
      assertThat(Money.ofYuan(amount.yuan())).isEqualTo(amount);
    }
    assertThat(Money.fen(80_000)).hasToString("800.00");
    assertThat(Money.ZERO.minus(Money.fen(5))).hasToString("-0.05");
  }

  @Test
  void addingAndTakingAwayIsExactOrRefused() {
    assertThat(Money.fen(3).plus(Money.fen(4)).minus(Money.fen(2))).isEqualTo(Money.fen(5));
    assertThat(Money.fen(3).minus(Money.fen(4)).isPositive()).isFalse();
    assertThatThrownBy(() -> Money.fen(Long.MAX_VALUE).plus(Money.fen(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSmallerOfTwoAmountsIsFound() {
    assertThat(Money.fen(3).atMost(Money.fen(2))).isEqualTo(Money.fen(2));
    assertThat(Money.fen(2).atMost(Money.fen(3))).isEqualTo(Money.fen(2));
  }

  @Test
  void amountsAreComparedByTheFen() {
    assertThat(Money.ZERO.isZero()).isTrue();
    assertThat(Money.fen(1).isZero()).isFalse();
    assertThat(Money.ZERO.isPositive()).isFalse();
    assertThat(Money.fen(1).isPositive()).isTrue();
    assertThat(Money.fen(2).isMoreThan(Money.fen(2))).isFalse();
    assertThat(Money.fen(3).isMoreThan(Money.fen(2))).isTrue();
    assertThat(Money.fen(3)).isGreaterThan(Money.fen(2)).isLessThan(Money.fen(4));
  }

  @Test
  void inJsonAnAmountIsAPlainInteger() throws Exception {
    var json = new ObjectMapper();
    assertThat(json.writeValueAsString(Money.fen(80_000))).isEqualTo("80000");
    assertThat(json.readValue("80000", Money.class)).isEqualTo(Money.fen(80_000));
    assertThat(json.readValue("\"520502100001\"", AreaCode.class))
        .isEqualTo(new AreaCode("520502100001"));
    assertThat(json.readValue("\"HR-2026-0000017\"", CaseNumber.class))
        .hasToString("HR-2026-0000017");
  }
}
