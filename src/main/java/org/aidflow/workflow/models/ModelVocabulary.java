package org.aidflow.workflow.models;

import java.util.Optional;
import java.util.Set;
import org.aidflow.workflow.ModelBean;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The names that a model may use: registered delegates, beans meant for models, functions. */
@Component
class ModelVocabulary {

  /** Who asks and what time it is, as filters need it. */
  static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", FilterFunctions.CURRENT_USER_ONLY, "now");

  /** What a model may read of an execution beside its variables. */
  static final String BUSINESS_KEY = "processBusinessKey";

  private static final String DELEGATE = "Delegate";

  private final ListableBeanFactory beans;

  ModelVocabulary(ListableBeanFactory beans) {
    this.beans = beans;
  }

  boolean isDelegate(String name) {
    return name.endsWith(DELEGATE)
        && beans.containsBean(name)
        && beans.isTypeMatch(name, JavaDelegate.class);
  }

  Optional<JavaDelegate> delegate(String name) {
    return isDelegate(name)
        ? Optional.of(beans.getBean(name, JavaDelegate.class))
        : Optional.empty();
  }

  Optional<ModelBean> bean(String name) {
    return beans.getBeanProvider(ModelBean.class).stream()
        .filter(bean -> bean.name().equals(name))
        .findFirst();
  }

  boolean isMethod(String bean, String method) {
    return bean(bean).filter(named -> named.methods().contains(method)).isPresent();
  }
}
