package org.aidflow;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void roomsUseOnlyEachOthersFacesAndNeverInCircles() {
    ApplicationModules.of(Aidflow.class).verify();
  }
}
