package org.aidflow.workflow.contract;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/**
 * What a condition on a flow asks, read without asking it.
 *
 * @param variables the variables it reads
 * @param negated whether it asks for what is not
 */
record Condition(Set<String> variables, boolean negated) {

  /** Empty when it is no single expression over variables: one that calls something is none. */
  static Optional<Condition> read(String text) {
    return Expressions.read(text)
        .filter(root -> root instanceof AstEval && !calls(root))
        .map(
            root -> {
              Set<String> variables = new TreeSet<>();
              collect(root, variables);
              return new Condition(variables, negates(root));
            });
  }

  private static boolean calls(Node node) {
    return node instanceof AstMethod || anyChild(node, Condition::calls);
  }

  private static boolean negates(Node node) {
    return isNot(node) || isUnequal(node) || anyChild(node, Condition::negates);
  }

  private static boolean isNot(Node node) {
    return node instanceof AstUnary unary && unary.getOperator() == AstUnary.NOT;
  }

  private static boolean isUnequal(Node node) {
    return node instanceof AstBinary binary
        && (binary.getOperator() == AstBinary.NE
            || anyChild(node, child -> child.toString().equals("false")));
  }

  private static void collect(Node node, Set<String> variables) {
    if (node instanceof AstIdentifier identifier) {
      variables.add(identifier.getName());
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      collect(node.getChild(i), variables);
    }
  }

  private static boolean anyChild(Node node, Predicate<Node> test) {
    for (int i = 0; i < node.getCardinality(); i++) {
      if (test.test(node.getChild(i))) {
        return true;
      }
    }
    return false;
  }
}
