package org.aidflow.workflow.models;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.stereotype.Component;

/**
 * Evaluates the expressions of models with an allow list instead of Java reflection: deploying a
 * model must not be running code.
 */
@Component
public class ModelExpressions extends JuelExpressionManager {

  /** Who asks and what time it is, as filters need it. */
  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", FilterFunctions.CURRENT_USER_ONLY, "now");

  private final ModelVocabulary vocabulary;

  ModelExpressions(ModelVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    addFunction(FilterFunctions.CURRENT_USER_ONLY, FilterFunctions.method());
  }

  @Override
  public void addFunction(String name, Method function) {
    if (FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  protected ELResolver createElResolver() {
    var resolver = new CompositeELResolver();
    resolver.add(new ModelResolver(vocabulary));
    resolver.add(new VariableScopeElResolver());
    resolver.add(new MapELResolver(true));
    resolver.add(new ListELResolver(true));
    return resolver;
  }
}
