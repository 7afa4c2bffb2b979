package org.aidflow.workflow.models;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.workflow.ModelBean;
import org.aidflow.workflow.Sends;
import org.aidflow.workflow.Tells;
import org.aidflow.workflow.contract.ModelNames;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The names that a model may use: registered delegates, beans meant for models, and so on. */
@Component
class ModelVocabulary {

  private static final String DELEGATE = "Delegate";

  private final ListableBeanFactory beans;

  ModelVocabulary(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** All of them, as the contract asks for them. */
  ModelNames names() {
    return new ModelNames(
        Arrays.stream(beans.getBeanNamesForType(JavaDelegate.class))
            .filter(name -> name.endsWith(DELEGATE))
            .collect(toUnmodifiableSet()),
        beans.getBeanProvider(ModelBean.class).stream()
            .collect(toUnmodifiableMap(ModelBean::name, ModelBean::methods)),
        annotations(Sends.class)
            .flatMap(sends -> Arrays.stream(sends.value()))
            .collect(toUnmodifiableSet()),
        annotations(Tells.class)
            .collect(toUnmodifiableMap(Tells::table, tells -> Set.of(tells.facts()))));
  }

  Optional<JavaDelegate> delegate(String name) {
    return name.endsWith(DELEGATE)
            && beans.containsBean(name)
            && beans.isTypeMatch(name, JavaDelegate.class)
        ? Optional.of(beans.getBean(name, JavaDelegate.class))
        : Optional.empty();
  }

  Optional<ModelBean> bean(String name) {
    return beans.getBeanProvider(ModelBean.class).stream()
        .filter(bean -> bean.name().equals(name))
        .findFirst();
  }

  private <A extends Annotation> Stream<A> annotations(Class<A> type) {
    return Arrays.stream(beans.getBeanNamesForAnnotation(type))
        .map(name -> Objects.requireNonNull(beans.findAnnotationOnBean(name, type)));
  }
}
