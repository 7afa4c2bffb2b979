package org.aidflow.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  @ParameterizedTest
  @CsvSource({"张三,张*", "欧阳娜娜,欧*", "Ana Maria,A*", "李,*", "👩‍👧小红,👩‍👧*", "محمد,م*"})
  void aNameIsShownByItsFirstCharacterOnly(String name, String shown) {
    assertThat(Mask.FIRST_CHARACTER.of(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "110101199003070134,****0134",
    "13812345678,****5678",
    "1234567,****",
    "12345678,****5678"
  })
  void aNumberIsShownByItsLastFourAndAShortOneNotAtAll(String number, String shown) {
    assertThat(Mask.LAST_FOUR.of(number)).isEqualTo(shown);
  }

  @Test
  void allElseIsNotShown() {
    assertThat(Mask.NOTHING.of("七星关区鸭池镇")).isEqualTo("****");
  }
}
