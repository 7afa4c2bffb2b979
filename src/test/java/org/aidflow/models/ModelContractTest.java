package org.aidflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Models and code agree, and each rule is seen to catch the one file that breaks it alone. */
class ModelContractTest {

  private static final Path PLANTED = Path.of("src/test/resources/org/aidflow/models");

  private static final ModelFiles SOUND = sound();

  /** Messages are constants of the rooms that send them. */
  private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)+");

  /** Who tells a table its facts. */
  private static final Map<String, String> ASKING =
      Map.of(
          "eligibility", "verification.EligibilityFacts",
          "priority", "verification.PriorityFacts",
          "approval-level", "approval.ApprovalLevels",
          "deadlines", "workflow.tasks.Deadlines");

  /** What the planted models may use. */
  private static final ModelNames OF_THE_PLANTED =
      new ModelNames(
          Set.of("askNeighbourDelegate", "recordFindingsDelegate", "recordLeakDelegate"),
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
        new ModelNames(Set.of("askNeighbourDelegate", "askNobodyDelegate"), Set.of(), Map.of());
    assertThat(ModelContract.unusedDelegates(planted(), names))
        .containsExactly("askNobodyDelegate");
  }

  private static ModelFiles house() throws IOException {
    return ModelFiles.in(Path.of("processes"), Path.of("forms"));
  }

  private static ModelNames ofTheHouse() throws IOException {
    Map<String, Set<String>> facts = new HashMap<>();
    for (var asking : ASKING.entrySet()) {
      facts.put(asking.getKey(), CodeStrings.usedBy(asking.getValue()));
    }
    return new ModelNames(delegates(), CodeStrings.constants(KEBAB.asMatchPredicate()), facts);
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
