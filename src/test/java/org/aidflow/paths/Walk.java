package org.aidflow.paths;

import java.util.Set;

/**
 * What a test took of the models.
 *
 * @param tests the test's class
 * @param method the test's name
 */
record Walk(Class<?> tests, String method, Set<PathElement> taken) {

  /** {@code DisburseProcessTest.aSoundPaymentTakesOneRelease}. */
  String name() {
    return tests.getSimpleName() + "." + method;
  }
}
