package org.aidflow.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aidflow.access.Role;
import org.aidflow.approval.Reason;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.Language;
import org.aidflow.verification.EligibilityOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  private static final Pattern GAP = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @EnumSource
  void everythingThatCanHappenHasASentence(TimelineCode code) {
    for (Language language : Language.values()) {
      assertThat(Sentences.of(language).knows(code.name())).as("%s %s", code, language).isTrue();
    }
    assertThat(gaps(code, Language.ZH)).isEqualTo(gaps(code, Language.EN));
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasANextStep(CaseStatus status) {
    for (Language language : Language.values()) {
      assertThat(Sentences.of(language).say("next." + status, Map.of())).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELD", "UNDER_APPEAL", "GOODS_MET", "GOODS_PAYING"})
  void aCaseThatIsHeldOrAppealedOrOfGoodsSaysWhatItWaitsFor(String flag) {
    for (Language language : Language.values()) {
      assertThat(Sentences.of(language).say("next." + flag, Map.of())).isNotBlank();
    }
  }

  @Test
  void everyCodeIsSaidInWords() {
    for (Language language : Language.values()) {
      var words = Sentences.of(language);
      for (var reason : Reason.values()) {
        assertThat(words.knows("reasons." + reason)).as("%s", reason).isTrue();
      }
      for (var status : RegisterStatus.values()) {
        assertThat(words.knows("register." + status)).as("%s", status).isTrue();
      }
      for (var outcome : EligibilityOutcome.values()) {
        assertThat(words.knows("outcome." + outcome)).as("%s", outcome).isTrue();
      }
      for (var band : PriorityBand.values()) {
        assertThat(words.knows("band." + band)).as("%s", band).isTrue();
      }
      assertThat(words.knows("role." + Role.TOWNSHIP_HEAD.id())).isTrue();
    }
  }

  @Test
  void everyFormIsSaidInWords() throws IOException {
    try (var forms = Files.list(Path.of("forms"))) {
      assertThat(forms.map(form -> form.getFileName().toString().replace(".form", "")))
          .isNotEmpty()
          .allSatisfy(
              form -> {
                for (Language language : Language.values()) {
                  assertThat(Sentences.of(language).knows("form." + form)).as(form).isTrue();
                }
              });
    }
  }

  @Test
  void severalCodesAreJoinedAndUnknownTextStaysAsItIs() {
    var facts = Map.of("reasons", "ABOVE_LINE,DUPLICATE", "words", "See $1 and {amount}.");
    assertThat(Sentences.of(Language.EN).say("REFUSED", facts))
        .isEqualTo(
            "The request was refused: income above the line, asked for already this year."
                + " See $1 and {amount}.");
    assertThat(Sentences.of(Language.ZH).say("REFUSED", facts)).contains("人均收入高于标准、本年度重复申请");
  }

  private static Set<String> gaps(TimelineCode code, Language language) {
    return GAP.matcher(Sentences.of(language).pattern(code.name()))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
