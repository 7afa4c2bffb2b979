package org.aidflow.paths;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which test takes which path.
 *
 * @param paths the paths of the models
 * @param walks what tests took that may be counted
 */
record PathMatrix(List<ModelPath> paths, List<Walk> walks) {
  private static final String HEAD =
      """
      # Paths

      Every event and every branch of every model, with a test that takes it. Drawn by
      `AIDFLOW_DRAW=1 ./mvnw verify` from what the engine took while the tests ran, in processes that
      the test itself had started. A test counts when it passes, asserts a status (its code names
      one), and the rules of the ledger hold against all that it booked, which is checked after each.
      `./mvnw verify` fails when a flow or an event has no such test, or a line here is not true.
      """;
  private static final String SECTION = "\n## %s\n\n| path | element | test |\n|---|---|---|\n";

  /** What no test takes, as {@code disburse: EndEvent_Paid (end: Paid)}. */
  List<String> missing() {
    return paths.stream()
        .filter(path -> walksOver(path.element()).findAny().isEmpty())
        .map(path -> named(path.element()) + " (" + path.inWords() + ")")
        .toList();
  }

  /** What tests took and no model has, as {@code disburse: EndEvent_Lost, by PaymentTest.x}. */
  List<String> unknown() {
    var known = paths.stream().map(ModelPath::element).collect(toSet());
    return walks.stream()
        .flatMap(
            walk ->
                walk.taken().stream()
                    .filter(element -> !known.contains(element))
                    .map(element -> named(element) + ", by " + walk.name()))
        .sorted()
        .toList();
  }

  /**
   * The matrix as a page.
   *
   * @param before the page as it is: where it names a test that takes the path, it stays as it is
   */
  String page(String before) {
    var chosen = chosenIn(before);
    var sections =
        paths.stream()
            .filter(ModelPath::isChoice)
            .collect(
                groupingBy(path -> path.element().model(), LinkedHashMap::new, toRows(chosen)));
    return sections.entrySet().stream()
        .map(section -> SECTION.formatted(section.getKey()) + section.getValue())
        .collect(joining("", HEAD, ""));
  }

  private Collector<ModelPath, ?, String> toRows(Map<PathElement, String> chosen) {
    return mapping(
        path ->
            "| %s | %s | %s |\n"
                .formatted(
                    path.inWords(),
                    path.element().id(),
                    testOf(path.element(), chosen.get(path.element())).orElse("—")),
        joining());
  }

  /** The one that is named already, else the one that takes the shortest walk. */
  private Optional<String> testOf(PathElement element, @Nullable String named) {
    return walksOver(element)
        .min(
            Comparator.comparing((Walk walk) -> !walk.name().equals(named))
                .thenComparing(walk -> walk.taken().size())
                .thenComparing(Walk::name))
        .map(Walk::name);
  }

  private Stream<Walk> walksOver(PathElement element) {
    return walks.stream().filter(walk -> walk.taken().contains(element));
  }

  private static Map<PathElement, String> chosenIn(String page) {
    var chosen = new HashMap<PathElement, String>();
    var model = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("## ")) {
        model = line.substring(3);
      } else if (line.startsWith("| ")) {
        var cells = line.split(" ?\\| ?", -1);
        chosen.put(new PathElement(model, cells[2]), cells[3]);
      }
    }
    return chosen;
  }

  private static String named(PathElement element) {
    return element.model() + ": " + element.id();
  }
}
