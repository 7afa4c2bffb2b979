package org.aidflow.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Writes down what the engine took while a test ran that passed. */
class PathRecorder implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  private static final WalkFiles FILES = WalkFiles.ofThisBuild();

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    assertThat(tests.getRequiredTestClass())
        .as("what it books is held against the rules of the ledger")
        .isAssignableTo(AidflowTest.class);
    FILES.begin(tests.getRequiredTestClass());
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    takenIn(test).nextTest();
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    if (test.getExecutionException().isEmpty()) {
      FILES.add(
          new Walk(
              test.getRequiredTestClass(),
              test.getRequiredTestMethod().getName(),
              takenIn(test).taken()));
    }
  }

  private static TakenPaths takenIn(ExtensionContext test) {
    return SpringExtension.getApplicationContext(test).getBean(TakenPaths.class);
  }
}
