package org.aidflow.workflow.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Evaluates the FEEL of a form, which the browser evaluates too. */
final class Feel {

  private Feel() {}

  static boolean isExpression(String text) {
    return text.startsWith("=");
  }

  /** The value of an expression {@code =…}; a name that is not set counts as null. */
  static @Nullable Object evaluate(String expression, Map<String, Object> scope) {
    return Context.getProcessEngineConfiguration()
        .getDmnEngineConfiguration()
        .getFeelEngine()
        .evaluateSimpleExpression(
            expression.substring(1), Variables.fromMap(scope).asVariableContext());
  }
}
