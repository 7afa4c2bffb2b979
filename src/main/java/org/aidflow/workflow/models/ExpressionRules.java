package org.aidflow.workflow.models;

import java.util.Optional;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.springframework.stereotype.Component;

/**
 * Reads an expression without running it, so that a designer hears at the upload what would be
 * refused at run time.
 */
@Component
class ExpressionRules {

  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  private final ModelVocabulary vocabulary;

  ExpressionRules(ModelVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** What is wrong with an expression, in words. */
  Optional<String> problemWith(String text) {
    try {
      return problemIn(PARSER.build(text).getRoot());
    } catch (ELException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  /** What is wrong with an expression that has to name a delegate and nothing else. */
  Optional<String> problemWithDelegate(String text) {
    var name = text.strip().replaceAll("^[$#]\\{\\s*(\\w+)\\s*}$", "$1");
    return vocabulary.isDelegate(name)
        ? Optional.empty()
        : Optional.of("names no delegate that the application has");
  }

  private Optional<String> problemIn(Node node) {
    var problem = problemOf(node);
    for (int i = 0; problem.isEmpty() && i < node.getCardinality(); i++) {
      problem = problemIn(node.getChild(i));
    }
    return problem;
  }

  private Optional<String> problemOf(Node node) {
    if (node instanceof AstMethod) {
      var call = node.getChild(0);
      var allowed =
          call instanceof AstDot
              && call.getChild(0) instanceof AstIdentifier bean
              && vocabulary.isMethod(bean.getName(), nameOf(call));
      return allowed ? Optional.empty() : Optional.of("calls what models must not call");
    }
    if (node instanceof AstFunction function
        && !ModelVocabulary.FUNCTIONS.contains(function.getName())) {
      return Optional.of("uses the function " + function.getName() + ", which models do not have");
    }
    if (node instanceof AstDot
        && node.getChild(0) instanceof AstIdentifier of
        && of.getName().equals("execution")
        && !nameOf(node).equals(ModelVocabulary.BUSINESS_KEY)) {
      return Optional.of("reads more of the execution than its " + ModelVocabulary.BUSINESS_KEY);
    }
    return Optional.empty();
  }

  /** The node prints itself as {@code ". name"}. */
  private static String nameOf(Node dot) {
    return dot.toString().substring(2);
  }
}
