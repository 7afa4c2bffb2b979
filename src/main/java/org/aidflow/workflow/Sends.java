package org.aidflow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The messages that a component sends to processes. Models may wait for these and no others, which
 * the build and the answer to an upload ask.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sends {

  /** {@code need-met}. */
  String[] value();
}
