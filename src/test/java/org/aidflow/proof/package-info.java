/** Proofs from the outside: the application in a JVM of its own, spoken to by HTTP only. */
@NullMarked
package org.aidflow.proof;

import org.jspecify.annotations.NullMarked;
