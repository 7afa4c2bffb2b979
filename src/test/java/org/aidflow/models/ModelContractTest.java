package org.aidflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aidflow.workflow.Sends;
import org.aidflow.workflow.Tells;
import org.aidflow.workflow.contract.ModelContract;
import org.aidflow.workflow.contract.ModelFault;
import org.aidflow.workflow.contract.ModelFiles;
import org.aidflow.workflow.contract.ModelNames;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Models and code agree, and each rule is seen to catch the one file that breaks it alone. */
class ModelContractTest {

  private static final Path PLANTED = Path.of("src/test/resources/org/aidflow/models");

  private static final ModelFiles SOUND = sound();

  /** What the planted models may use. */
  private static final ModelNames OF_THE_PLANTED =
      new ModelNames(
          Set.of("askNeighbourDelegate", "recordFindingsDelegate", "recordLeakDelegate"),
          Map.of("candidates", Set.of("of"), "deadlines", Set.of("due", "of")),
          Set.of("rain-fallen", "roof-mended"),
          Map.of("roof-repair", Set.of("rooms"), "unknown-fact", Set.of("rooms", "storeys")));

  @Test
  void theModelsOfTheHouseAgreeWithItsCode() throws IOException {
    assertThat(ModelContract.faultsOf(house(), ofTheHouse())).isEmpty();
  }

  /** One is for tasks that process designers add. */
  @Test
  void everyDelegateIsUsed() throws IOException {
    assertThat(ModelContract.unusedDelegates(house(), ofTheHouse()))
        .containsExactly("recordFindingsDelegate");
  }

  @Test
  void whatIsSoundHasNoFault() throws IOException {
    assertThat(ModelContract.faultsOf(planted(), OF_THE_PLANTED)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "faults.txt", delimiter = '|', quoteCharacter = '"')
  void aFaultIsToldWithFileElementAndFixInOneLine(String file, String line) throws IOException {
    assertThat(ModelContract.faultsOf(planted(file), OF_THE_PLANTED))
        .extracting(ModelFault::toString)
        .containsExactly(file + ": " + line);
  }

  @Test
  void everyPlantedFileIsTried() throws IOException {
    List<String> tried =
        Files.readAllLines(PLANTED.resolve("faults.txt")).stream()
            .map(line -> line.replaceAll(" \\|.*", ""))
            .toList();
    try (var files = Files.list(PLANTED.resolve("faults"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(tried);
    }
  }

  @Test
  void aDelegateThatNoModelUsesIsTold() throws IOException {
    var names =
        new ModelNames(
            Set.of("askNeighbourDelegate", "askNobodyDelegate"), Map.of(), Set.of(), Map.of());
    assertThat(ModelContract.unusedDelegates(planted(), names))
        .containsExactly("askNobodyDelegate");
  }

  private static ModelFiles house() throws IOException {
    return ModelFiles.in(Path.of("processes"), Path.of("forms"));
  }

  @Test
  void whatRoomsSendAndTellIsInTheirCode() throws IOException {
    for (var room : annotatedWith(Sends.class)) {
      assertThat(CodeStrings.usedBy(roomed(room)))
          .as(room.getName())
          .contains(room.getAnnotation(Sends.class).value());
    }
    for (var room : annotatedWith(Tells.class)) {
      var tells = room.getAnnotation(Tells.class);
      assertThat(CodeStrings.usedBy(roomed(room))).as(room.getName()).contains(tells.facts());
    }
  }

  private static String roomed(Class<?> type) {
    return type.getName().substring("org.aidflow.".length());
  }

  private static ModelNames ofTheHouse() {
    return new ModelNames(
        delegates(),
        Map.of(
            "candidates", Set.of("of"),
            "deadlines", Set.of("due", "of"),
            "panel", Set.of("seats")),
        annotatedWith(Sends.class).stream()
            .flatMap(room -> Arrays.stream(room.getAnnotation(Sends.class).value()))
            .collect(Collectors.toSet()),
        annotatedWith(Tells.class).stream()
            .map(room -> room.getAnnotation(Tells.class))
            .collect(Collectors.toMap(Tells::table, tells -> Set.of(tells.facts()))));
  }

  private static List<? extends Class<?>> annotatedWith(Class<? extends Annotation> type) {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(type));
    return scan.findCandidateComponents("org.aidflow").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .toList();
  }

  private static Set<String> delegates() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
    return scan.findCandidateComponents("org.aidflow").stream()
        .filter(found -> isComponent(found))
        .map(found -> ClassUtils.getShortName(String.valueOf(found.getBeanClassName())))
        .map(Introspector::decapitalize)
        .collect(Collectors.toSet());
  }

  private static boolean isComponent(BeanDefinition found) {
    return found instanceof AnnotatedBeanDefinition type
        && type.getMetadata().hasAnnotation(Component.class.getName());
  }

  private static ModelFiles planted(String... faults) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String fault : faults) {
      files.put(fault, Files.readAllBytes(PLANTED.resolve("faults").resolve(fault)));
    }
    return SOUND.and(files);
  }

  private static ModelFiles sound() {
    try {
      return ModelFiles.in(PLANTED.resolve("sound"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
