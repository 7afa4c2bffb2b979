package org.aidflow;

import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.springframework.test.context.TestContextManager;

/**
 * Starts the application before the first fault of a mutation test is planted ({@code
 * -Daidflow.mutation=true}) and its tests need it, so that all of them are planted in an
 * application that came up whole.
 */
public final class WarmContext implements LauncherDiscoveryListener {
  private static boolean warm = !Boolean.getBoolean("aidflow.mutation");

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    if (!warm && request.getSelectorsByType(ClassSelector.class).stream().anyMatch(this::needsIt)) {
      warm = true;
      new TestContextManager(AnyTest.class).getTestContext().getApplicationContext();
    }
  }

  private boolean needsIt(ClassSelector selector) {
    return AidflowTest.class.isAssignableFrom(selector.getJavaClass());
  }

  private static final class AnyTest extends AidflowTest {}
}
