package org.aidflow.paths;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of this class walk the real models. What the engine took while one ran goes into the matrix
 * of paths ({@code src/docs/paths.md}), when it passed, asserts a status, and the rules of the
 * ledger hold against all that it booked.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PathRecorder.class)
public @interface WalksModels {}
