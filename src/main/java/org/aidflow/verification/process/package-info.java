/** The tasks of {@code verify-household.bpmn}. */
@NullMarked
package org.aidflow.verification.process;

import org.jspecify.annotations.NullMarked;
