package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private enum Lamp {
    NEW,
    ON,
    OFF,
    BROKEN
  }

  private final Transitions<Lamp> lamps =
      Transitions.from(Lamp.NEW)
          .to(Lamp.NEW, Lamp.ON)
          .to(Lamp.ON, Lamp.OFF, Lamp.BROKEN)
          .to(Lamp.OFF, EnumSet.of(Lamp.ON));

  @Test
  void onlyWhatTheTableNamesMayFollow() {
    assertThat(lamps.allows(Lamp.NEW, Lamp.ON)).isTrue();
    assertThat(lamps.allows(Lamp.ON, Lamp.BROKEN)).isTrue();
    assertThat(lamps.allows(Lamp.NEW, Lamp.BROKEN)).isFalse();
    assertThat(lamps.allows(Lamp.BROKEN, Lamp.ON)).isFalse();
  }

  @Test
  void nothingFollowsAnEnd() {
    assertThat(lamps.after(Lamp.ON)).containsExactlyInAnyOrder(Lamp.OFF, Lamp.BROKEN);
    assertThat(lamps.after(Lamp.BROKEN)).isEmpty();
  }

  @Test
  void everyPairIsNamedOnce() {
    assertThat(lamps.pairs()).containsExactlyInAnyOrder("NEW ON", "ON OFF", "ON BROKEN", "OFF ON");
  }

  @Test
  void theDiagramShowsBeginningsAndEnds() {
    assertThat(lamps.diagram())
        .isEqualTo(
            """
            stateDiagram-v2
              [*] --> NEW
              NEW --> ON
              ON --> OFF
              ON --> BROKEN
              OFF --> ON
              BROKEN --> [*]
            """);
  }

  @Test
  void aTableMayHaveSeveralBeginnings() {
    var table = Transitions.from(Set.of(Lamp.NEW, Lamp.OFF), Lamp.class).to(Lamp.OFF, Lamp.ON);
    assertThat(table.diagram()).contains("[*] --> NEW", "[*] --> OFF");
  }
}
