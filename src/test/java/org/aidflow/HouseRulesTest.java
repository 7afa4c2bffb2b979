package org.aidflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.exchange.Signals;
import org.aidflow.workflow.Sends;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The borders of the house. */
@AnalyzeClasses(packages = "org.aidflow", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  /** From the ground up: a room uses rooms of lower levels, and none of its own level. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("database"),
          Set.of("kernel"),
          Set.of("vault"),
          Set.of("exchange"),
          Set.of("access"),
          Set.of("workflow"),
          Set.of("casefile", "household", "donor", "provider", "ledger", "bank"),
          Set.of(
              "verification",
              "notice",
              "approval",
              "matching",
              "disbursement",
              "handover",
              "reconciliation",
              "followup"),
          Set.of("helprequest", "campaign", "medical", "education", "store"),
          Set.of("desk"),
          Set.of("demo"));

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  @ArchTest
  static final ArchRule aRoomUsesOnlyRoomsBelow =
      classes()
          .that()
          .resideInAPackage("org.aidflow.*..")
          .and()
          .resideOutsideOfPackage("org.aidflow.banksimulator..")
          .should(useOnlyRoomsBelow())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theBankSimulatorStandsAlone =
      noClasses()
          .that()
          .resideInAPackage("org.aidflow.banksimulator..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.aidflow..")
                  .and(JavaClass.Predicates.resideOutsideOfPackage("org.aidflow.banksimulator..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theEngineIsKnownInFewPlaces =
      noClasses()
          .that()
          .resideOutsideOfPackages("..process..", "org.aidflow.workflow..", "org.aidflow.access..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  /** Everywhere but where calls are counted and where the engine's values come in. */
  @ArchTest
  static final ArchRule moneyIsNeverFloatingPoint =
      classes()
          .that()
          .resideOutsideOfPackages(
              "org.aidflow.access..", "org.aidflow.exchange..", "org.aidflow.workflow.guard..")
          .should(useNoFloatingPoint());

  @ArchTest
  static final ArchRule packagesAreNamedAfterThings =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..impl..", "..util..", "..dto..", "..common..", "..manager..", "..helper..");

  /** Models wait for what is declared, and uploads are refused by it. */
  @ArchTest
  static final ArchRule whoSendsASignalSaysSo =
      classes()
          .that(
              describe(
                  "send signals",
                  type ->
                      type.getMethodCallsFromSelf().stream()
                          .anyMatch(
                              call ->
                                  call.getTargetOwner().isEquivalentTo(Signals.class)
                                      && call.getName().equals("send"))))
          .should()
          .beAnnotatedWith(Sends.class);

  /** A stream of rows keeps its connection until somebody closes it. */
  @ArchTest
  static final ArchRule rowsAreReadAsLists =
      noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

  @ArchTest
  static void oneClassOfARoomTalksToTheEngine(JavaClasses classes) {
    Map<String, Set<String>> talking =
        classes.stream()
            .filter(
                type ->
                    type.getFields().stream()
                        .anyMatch(field -> field.getRawType().isEquivalentTo(RuntimeService.class)))
            .collect(
                groupingBy(
                    type -> room(type).orElse("none"), mapping(JavaClass::getName, toSet())));
    assertThat(talking).allSatisfy((room, types) -> assertThat(types).as(room).hasSize(1));
  }

  private static ArchCondition<JavaClass> useOnlyRoomsBelow() {
    return new ArchCondition<>("use only rooms below") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = room(type).orElseThrow();
        if (level(own) < 0) {
          events.add(violated(type, own + " has no level in HouseRulesTest"));
        }
        type.getDirectDependenciesFromSelf().stream()
            .filter(
                dependency ->
                    room(dependency.getTargetClass())
                        .filter(other -> !other.equals(own) && !isLower(other, own))
                        .isPresent())
            .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
      }
    };
  }

  private static boolean isLower(String room, String than) {
    return level(room) >= 0 && level(room) < level(than);
  }

  private static ArchCondition<JavaClass> useNoFloatingPoint() {
    return new ArchCondition<>("use no floating point") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> isFloating(field.getRawType()))
            .forEach(field -> events.add(violated(field, field.getDescription())));
        type.getCodeUnits().stream()
            .filter(HouseRulesTest::isFloating)
            .forEach(unit -> events.add(violated(unit, unit.getDescription())));
        type.getCodeUnitCallsFromSelf().stream()
            .filter(
                call ->
                    isFloating(call.getTarget().getRawReturnType())
                        || call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(HouseRulesTest::isFloating))
            .map(JavaAccess::getDescription)
            .forEach(call -> events.add(violated(type, call)));
      }
    };
  }

  private static boolean isFloating(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .anyMatch(HouseRulesTest::isFloating);
  }

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getBaseComponentType().getName());
  }

  /** The room a class lives in; none for the application class and for what is not ours. */
  private static Optional<String> room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith("org.aidflow.")
        ? Optional.of(name.substring("org.aidflow.".length()).replaceAll("\\..*", ""))
        : Optional.empty();
  }

  private static int level(String room) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(room)) {
        return level;
      }
    }
    return -1;
  }
}
