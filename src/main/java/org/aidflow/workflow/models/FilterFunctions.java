package org.aidflow.workflow.models;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.jspecify.annotations.Nullable;

/** What the seeded filters need beside the engine's own functions. */
public final class FilterFunctions {

  static final String CURRENT_USER_ONLY = "currentUserOnly";

  private FilterFunctions() {}

  /** Who is logged in, as the list that conditions on several users take. */
  public static @Nullable String[] currentUserOnly() {
    return new @Nullable String[] {CommandContextFunctions.currentUser()};
  }

  static Method method() {
    return ReflectUtil.getMethod(FilterFunctions.class, CURRENT_USER_ONLY);
  }
}
