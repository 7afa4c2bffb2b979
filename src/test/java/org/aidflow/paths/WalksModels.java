package org.aidflow.paths;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every test of this class walks the real models and asserts where they and the domain stand. What
 * the engine took while it ran goes into the matrix of paths, when it passed and the ledger is
 * sound after it.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PathRecorder.class)
public @interface WalksModels {}
