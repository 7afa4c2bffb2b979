package org.aidflow.workflow.models;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.aidflow.workflow.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Resolves delegates, beans meant for models, and the one property of an execution. */
class ModelResolver extends ELResolver {

  /** What a model may read of an execution beside its variables. */
  private static final String BUSINESS_KEY = "processBusinessKey";

  private final ModelVocabulary vocabulary;

  ModelResolver(ModelVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    @Nullable Object value = property instanceof String name ? find(base, name) : null;
    if (value != null) {
      context.setPropertyResolved(true);
    }
    return value;
  }

  private @Nullable Object find(@Nullable Object base, String name) {
    if (base == null) {
      return vocabulary
          .delegate(name)
          .<Object>map(delegate -> delegate)
          .or(() -> vocabulary.bean(name))
          .orElse(null);
    }
    return base instanceof DelegateExecution execution && name.equals(BUSINESS_KEY)
        ? execution.getProcessBusinessKey()
        : null;
  }

  @Override
  public @Nullable Object invoke(
      ELContext context,
      @Nullable Object base,
      Object method,
      Class<?> @Nullable [] types,
      @Nullable Object @Nullable [] arguments) {
    if (base instanceof ModelBean bean
        && method instanceof String name
        && bean.methods().contains(name)) {
      context.setPropertyResolved(true);
      return bean.call(name, arguments == null ? List.of() : Arrays.asList(arguments));
    }
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
    return Object.class;
  }

  @Override
  public void setValue(
      ELContext context,
      @Nullable Object base,
      @Nullable Object property,
      @Nullable Object value) {}

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    return true;
  }

  @Override
  public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(
      ELContext context, @Nullable Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return Object.class;
  }
}
