package org.aidflow.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tests of this build take every path of every model. */
class PathsIT {
  private static final Path PAGE = Path.of("src/docs/paths.md");

  private static PathMatrix matrix = new PathMatrix(List.of(), List.of());

  @BeforeAll
  static void readWhatTheTestsTook() throws IOException {
    matrix =
        new PathMatrix(
            ModelPaths.in(Path.of("processes")),
            StatusAssertions.whereMade(WalkFiles.ofThisBuild().read()));
  }

  @Test
  void everyFlowAndEventIsTakenByATestThatAssertsAStatus() {
    assertThat(matrix.missing()).as("walk it in a class with @WalksModels").isEmpty();
  }

  @Test
  void whatWasTakenIsInTheModels() {
    assertThat(matrix.unknown()).isEmpty();
  }

  /** With {@code AIDFLOW_DRAW=1} in the environment it is drawn anew. */
  @Test
  void thePageNamesForEachPathATestThatTakesIt() throws IOException {
    var drawn = matrix.page(Files.readString(PAGE));
    if (System.getenv("AIDFLOW_DRAW") != null) {
      Files.writeString(PAGE, drawn);
    }
    assertThat(PAGE).as("draw it anew with AIDFLOW_DRAW=1").hasContent(drawn);
  }
}
