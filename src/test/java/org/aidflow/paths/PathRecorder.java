package org.aidflow.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Writes down what the engine took while a test ran that passed, its ledger sound. */
class PathRecorder implements BeforeEachCallback, AfterEachCallback {
  static final Path TAKEN = Path.of("target/paths.csv");
  private static final Set<PathElement> KNOWN = new HashSet<>();

  @Override
  public void beforeEach(ExtensionContext test) {
    context(test).getBean(TakenPaths.class).forget();
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    if (test.getExecutionException().isPresent()) {
      return;
    }
    var fresh = new HashSet<>(context(test).getBean(TakenPaths.class).taken());
    synchronized (KNOWN) {
      fresh.removeAll(KNOWN);
      if (fresh.isEmpty()) {
        return;
      }
      assertThat(context(test).getBean(Ledger.class).violations()).isEmpty();
      write(fresh, nameOf(test));
      KNOWN.addAll(fresh);
    }
  }

  private static void write(Set<PathElement> fresh, String test) throws IOException {
    if (KNOWN.isEmpty()) {
      Files.deleteIfExists(TAKEN);
    }
    Files.createDirectories(TAKEN.getParent());
    Files.writeString(
        TAKEN,
        fresh.stream()
            .map(path -> "%s,%s,%s%n".formatted(path.model(), path.id(), test))
            .sorted()
            .collect(Collectors.joining()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String nameOf(ExtensionContext test) {
    return test.getRequiredTestClass().getSimpleName()
        + "."
        + test.getRequiredTestMethod().getName();
  }

  private static ApplicationContext context(ExtensionContext test) {
    return SpringExtension.getApplicationContext(test);
  }
}
