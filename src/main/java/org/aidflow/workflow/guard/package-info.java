/**
 * Stands in front of the engine: what comes in from outside is checked here, whatever door it
 * takes.
 */
@NullMarked
package org.aidflow.workflow.guard;

import org.jspecify.annotations.NullMarked;
