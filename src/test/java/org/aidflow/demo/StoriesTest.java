package org.aidflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.BankAccounts;
import org.aidflow.kernel.Mobiles;
import org.aidflow.kernel.ResidentIds;
import org.junit.jupiter.api.Test;

class StoriesTest {

  @Test
  void everyFamilyIsInventedAndSaysSo() {
    assertThat(Stories.all())
        .allSatisfy(
            story -> {
              assertThat(story.words()).endsWith("（虚构示例）");
              assertThat(story.residentId()).startsWith("520599");
              assertThat(Areas.exists(new AreaCode("520599"))).isFalse();
            });
  }

  @Test
  void theirNumbersPassEveryCheck() {
    for (var story : Stories.all()) {
      assertThat(ResidentIds.problemWith(story.residentId())).isEmpty();
      assertThat(BankAccounts.problemWith(story.account())).isEmpty();
      assertThat(BankAccounts.warningAbout(story.account())).isEmpty();
      assertThat(Mobiles.problemWith(Fictional.mobile(story.number()))).isEmpty();
      assertThat(Areas.exists(new AreaCode(story.villageCode()))).isTrue();
    }
  }

  @Test
  void noTwoAreTheSame() {
    var seen = new HashSet<String>();
    for (var story : Stories.all()) {
      assertThat(seen.add(story.reference())).isTrue();
      assertThat(seen.add(story.residentId())).isTrue();
      assertThat(seen.add(story.account())).isTrue();
      assertThat(seen.add(story.name())).isTrue();
    }
  }

  @Test
  void stepsOfAStoryAreInTheirOrderAndNoneIsBeforeTheFirst() {
    for (var story : Stories.all()) {
      var before = Stories.OLDEST_DAYS;
      for (var step : story.steps()) {
        assertThat(step.daysAgo()).isBetween(0, before);
        before = step.daysAgo();
      }
    }
  }
}
