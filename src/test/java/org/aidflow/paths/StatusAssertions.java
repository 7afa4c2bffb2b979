package org.aidflow.paths;

import static com.tngtech.archunit.ArchConfiguration.withThreadLocalScope;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * Tells which tests assert a status: those whose code, with what it calls in its own class, names
 * {@code CaseStatus}, {@code DisbursementStatus} or another table of states.
 */
final class StatusAssertions {
  private final JavaClasses classes;

  private StatusAssertions(JavaClasses classes) {
    this.classes = classes;
  }

  /** The walks of such tests. */
  static List<Walk> whereMade(List<Walk> walks) {
    var tests = walks.stream().map(Walk::tests).collect(toSet());
    var assertions =
        withThreadLocalScope(
            reading -> {
              reading.setResolveMissingDependenciesFromClassPath(false);
              return new StatusAssertions(new ClassFileImporter().importClasses(tests));
            });
    return walks.stream().filter(assertions::areMadeIn).toList();
  }

  private boolean areMadeIn(Walk walk) {
    var tests = classes.get(walk.tests());
    var open = new ArrayDeque<JavaCodeUnit>();
    tests.getMethods().stream()
        .filter(method -> method.getName().equals(walk.method()))
        .forEach(open::add);
    var seen = new HashSet<JavaCodeUnit>();
    while (!open.isEmpty()) {
      var unit = open.remove();
      if (seen.add(unit)) {
        if (unit.getAccessesFromSelf().stream()
            .anyMatch(access -> isStatus(access.getTargetOwner()))) {
          return true;
        }
        unit.getAccessesFromSelf().stream()
            .flatMap(access -> access.getTarget().resolveMember().stream())
            .filter(JavaCodeUnit.class::isInstance)
            .map(JavaCodeUnit.class::cast)
            .filter(called -> called.getOwner().equals(tests))
            .forEach(open::add);
      }
    }
    return false;
  }

  private static boolean isStatus(JavaClass type) {
    return type.getPackageName().startsWith("org.aidflow.")
        && type.getSimpleName().endsWith("Status")
        && ClassUtils.hasMethod(ClassUtils.resolveClassName(type.getName(), null), "transitions");
  }
}
