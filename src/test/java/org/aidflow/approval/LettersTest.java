package org.aidflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyReasonAndEveryDecisionIsSaidInWords(String language) {
    var words =
        ResourceBundle.getBundle("org.aidflow.approval.letters", Locale.forLanguageTag(language));
    for (var reason : Reason.values()) {
      assertThat(words.getString("reason." + reason)).isNotBlank();
    }
    for (var verdict : Letters.TOLD) {
      assertThat(words.getString("decision." + verdict)).isNotBlank();
    }
    for (var outcome : Appeals.Outcome.values()) {
      assertThat(words.getString("decision." + outcome)).isNotBlank();
    }
  }
}
