package org.aidflow.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.household.RegisterStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a matrix of paths is found: each fault is planted on a model of its own. */
class PathMatrixTest {
  private static final Path PLANTED = Path.of("src/test/resources/org/aidflow/paths");

  @TempDir private Path directory;

  private List<ModelPath> paths = List.of();

  @BeforeEach
  void readThePlantedModel() throws IOException {
    paths = ModelPaths.in(PLANTED);
  }

  @Test
  void whatEveryTestLeavesOutIsMissing() {
    var walks = List.of(walk("isLost", allBut("EndEvent_Returned", "Flow_Stamped_Returned")));
    assertThat(new PathMatrix(paths, walks).missing())
        .containsExactly(
            "post-letter: EndEvent_Returned (end: Returned)",
            "post-letter: Flow_Stamped_Returned (Stamped? No → Returned)");
    assertThat(new PathMatrix(paths, List.of(walk("all", allBut()))).missing()).isEmpty();
  }

  @Test
  void whatNoModelHasIsUnknown() {
    var burnt = new PathElement("post-letter", "EndEvent_Burnt");
    var matrix = new PathMatrix(paths, List.of(walk("isBurnt", Set.of(burnt))));
    assertThat(matrix.unknown())
        .containsExactly("post-letter: EndEvent_Burnt, by PathMatrixTest.isBurnt");
    assertThat(new PathMatrix(paths, List.of(walk("all", allBut()))).unknown()).isEmpty();
  }

  @Test
  void thePageTellsEventsAndBranchesInWordsAndTheShortestWalk() {
    var matrix =
        new PathMatrix(
            paths, List.of(walk("all", allBut()), walk("short", allBut("EndEvent_Lost"))));
    assertThat(matrix.page("").lines().dropWhile(line -> !line.startsWith("## ")))
        .containsExactly(
            "## post-letter",
            "",
            "| path | element | test |",
            "|---|---|---|",
            "| start: Letter is written | StartEvent_Written | PathMatrixTest.short |",
            "| event subprocess “Moved”: New address | StartEvent_Moved | PathMatrixTest.short |",
            "| during “Wait for the receipt”: A month is over | BoundaryEvent_Silence"
                + " | PathMatrixTest.short |",
            "| end: Arrived | EndEvent_Arrived | PathMatrixTest.short |",
            "| end: Lost | EndEvent_Lost | PathMatrixTest.all |",
            "| end: Returned | EndEvent_Returned | PathMatrixTest.short |",
            "| Stamped? Yes → Wait for the receipt | Flow_Stamped_Receipt | PathMatrixTest.short |",
            "| Stamped? No → Returned | Flow_Stamped_Returned | PathMatrixTest.short |");
  }

  @Test
  void aPageStaysAsItIsWhileItIsTrue() {
    var first = new PathMatrix(paths, List.of(walk("first", allBut())));
    var page = first.page("");
    var both =
        new PathMatrix(
            paths, List.of(walk("another", allBut("EndEvent_Lost")), walk("first", allBut())));
    assertThat(both.page(page)).isEqualTo(page);
    assertThat(both.page(page.replace("| PathMatrixTest.first |", "| PathMatrixTest.gone |")))
        .isNotEqualTo(page)
        .doesNotContain("PathMatrixTest.gone");
    assertThat(both.page(page.replaceAll("(?m)^.*EndEvent_Lost.*\n", ""))).isEqualTo(page);
  }

  @Test
  void aTestThatAssertsNoStatusDoesNotCount() {
    var walks =
        Stream.of("looks", "looksInALambda", "looksAtSomethingElse")
            .map(method -> new Walk(Samples.class, method, Set.of()))
            .toList();
    assertThat(StatusAssertions.whereMade(walks))
        .extracting(Walk::method)
        .containsExactly("looks", "looksInALambda");
  }

  @Test
  void onlyWhatTheLastRunOfAClassInThisBuildTookIsRead() throws IOException {
    var files = new WalkFiles(directory, "now");
    files.begin(PathMatrixTest.class);
    files.add(walk("ofARunBefore", allBut()));
    files.begin(PathMatrixTest.class);
    files.add(walk("first", allBut("EndEvent_Lost")));
    files.add(walk("second", allBut()));
    files.add(walk("second", allBut()));
    var ofAnother = new WalkFiles(directory, "another build");
    ofAnother.begin(Samples.class);
    ofAnother.add(new Walk(Samples.class, "looks", allBut()));

    assertThat(files.read())
        .containsExactlyInAnyOrder(
            walk("first", allBut("EndEvent_Lost")), walk("second", allBut()));
    assertThat(new WalkFiles(directory.resolve("nothing"), "now").read()).isEmpty();
  }

  private static Walk walk(String method, Set<PathElement> taken) {
    return new Walk(PathMatrixTest.class, method, taken);
  }

  private Set<PathElement> allBut(String... left) {
    var all = paths.stream().map(ModelPath::element).collect(Collectors.toCollection(HashSet::new));
    for (String id : left) {
      assertThat(all.remove(new PathElement("post-letter", id))).isTrue();
    }
    return all;
  }

  /** Tests, as it were. */
  static final class Samples {

    void looks() {
      looksAt(CaseStatus.OPEN);
    }

    void looksInALambda() {
      Stream.of("OPEN").forEach(name -> looksAtOneNamed(name));
    }

    void looksAtSomethingElse() {
      looksAt(RegisterStatus.NONE);
    }

    private void looksAtOneNamed(String name) {
      looksAt(CaseStatus.valueOf(name));
    }

    private void looksAt(Object seen) {
      assertThat(seen).isNotNull();
    }
  }
}
