package org.aidflow.workflow.contract;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/** Reads expressions without running them. */
final class Expressions {

  /** What a model may read of an execution beside its variables. */
  private static final String BUSINESS_KEY = "processBusinessKey";

  private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*(\\w+Delegate)\\s*}");

  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  private Expressions() {}

  static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** The delegate that an expression names when it does nothing else. */
  static Optional<String> delegateIn(String text) {
    return Optional.of(DELEGATE.matcher(text.strip()))
        .filter(Matcher::matches)
        .map(found -> found.group(1));
  }

  /** Empty when it cannot be read. */
  static Optional<Node> read(String text) {
    try {
      return Optional.of(PARSER.build(text).getRoot());
    } catch (ELException e) {
      return Optional.empty();
    }
  }

  /** What an expression does that models may not, and how to mend it. */
  static Optional<String> problemWith(String text, Map<String, Set<String>> beans) {
    return read(text)
        .map(root -> problemIn(root, beans))
        .orElse(Optional.of("cannot be read; mend its brackets and quotes"));
  }

  private static Optional<String> problemIn(Node node, Map<String, Set<String>> beans) {
    var problem = problemOf(node, beans);
    for (int i = 0; problem.isEmpty() && i < node.getCardinality(); i++) {
      problem = problemIn(node.getChild(i), beans);
    }
    return problem;
  }

  private static Optional<String> problemOf(Node node, Map<String, Set<String>> beans) {
    if (node instanceof AstFunction) {
      return Optional.of("uses a function, which models do not have; call " + callable(beans));
    }
    if (node instanceof AstMethod && !isCallable(node.getChild(0), beans)) {
      return Optional.of("calls what models must not call; call " + callable(beans));
    }
    if (node instanceof AstDot
        && node.getChild(0) instanceof AstIdentifier of
        && of.getName().equals("execution")
        && !nameOf(node).equals(BUSINESS_KEY)) {
      return Optional.of("reads more of the execution than its key; read a declared variable");
    }
    return Optional.empty();
  }

  private static boolean isCallable(Node call, Map<String, Set<String>> beans) {
    return call instanceof AstDot
        && call.getChild(0) instanceof AstIdentifier bean
        && beans.getOrDefault(bean.getName(), Set.of()).contains(nameOf(call));
  }

  private static String callable(Map<String, Set<String>> beans) {
    var calls = new TreeSet<String>();
    beans.forEach((bean, methods) -> methods.forEach(method -> calls.add(bean + "." + method)));
    return String.join(", ", calls) + " and nothing else";
  }

  /** The node prints itself as {@code ". name"}. */
  private static String nameOf(Node dot) {
    return dot.toString().substring(2);
  }
}
