package org.aidflow.paths;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * Keeps what tests took, in one file for each class of tests: two JVMs that share the tests never
 * write the same file. Its first line names the build; what another build left is not read.
 *
 * @param directory where the files are
 * @param build the build that writes and reads them
 */
record WalkFiles(Path directory, String build) {
  private static final String ENDING = ".csv";

  static WalkFiles ofThisBuild() {
    return new WalkFiles(
        Path.of("target/paths"), System.getProperty("aidflow.build", "built by hand"));
  }

  /** The class is run anew. */
  void begin(Class<?> tests) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(fileOf(tests), build + "\n");
  }

  void add(Walk walk) throws IOException {
    Files.writeString(
        fileOf(walk.tests()),
        walk.taken().stream()
            .map(path -> "%s,%s,%s\n".formatted(path.model(), path.id(), walk.method()))
            .sorted()
            .collect(joining()),
        StandardOpenOption.APPEND);
  }

  /** What this build's tests took, each test once. */
  List<Walk> read() throws IOException {
    var walks = new ArrayList<Walk>();
    if (Files.isDirectory(directory)) {
      try (var files = Files.newDirectoryStream(directory, "*" + ENDING)) {
        for (Path file : files) {
          walks.addAll(read(file));
        }
      }
    }
    return walks;
  }

  private List<Walk> read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    if (!lines.get(0).equals(build)) {
      return List.of();
    }
    var name = file.getFileName().toString();
    var tests =
        ClassUtils.resolveClassName(name.substring(0, name.length() - ENDING.length()), null);
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .collect(
            groupingBy(
                line -> line[2], mapping(line -> new PathElement(line[0], line[1]), toSet())))
        .entrySet()
        .stream()
        .map(taken -> new Walk(tests, taken.getKey(), taken.getValue()))
        .toList();
  }

  private Path fileOf(Class<?> tests) {
    return directory.resolve(tests.getName() + ENDING);
  }
}
