package org.aidflow.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The facts that a component tells a decision table. The table may ask for these and no others,
 * which the build and the answer to an upload ask.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tells {

  /** The id of the table. */
  String table();

  /** The names of its inputs. */
  String[] facts();
}
