package org.aidflow.workflow;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that expressions in models may call, {@code ${deadlines.due(execution)}}: beside
 * delegates, nothing else of the application is within their reach.
 */
public interface ModelBean {

  /** What models call it. */
  String name();

  /** The methods that models may call. */
  Set<String> methods();

  /** Calls one of those methods; refuses arguments that do not fit. */
  @Nullable Object call(String method, List<@Nullable Object> arguments);
}
