package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodesTest {

  static Stream<Code> codes() {
    return Stream.of(ErrorCode.values(), AreaLevel.values(), WorkKind.values())
        .flatMap(Arrays::stream);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasALabelInBothLanguages(Code code) {
    assertThat(code.label(Language.ZH)).isEqualTo(code.zh()).matches("\\p{IsHan}+");
    assertThat(code.label(Language.EN)).isEqualTo(code.en()).matches("[a-z ]+");
  }

  @Test
  void chineseIsSpokenToEveryChineseLocaleAndEnglishToAllOthers() {
    assertThat(Language.of(Locale.TRADITIONAL_CHINESE)).isEqualTo(Language.ZH);
    assertThat(Language.of(Locale.FRENCH)).isEqualTo(Language.EN);
  }
}
