/** The tasks of {@code approve.bpmn}. */
@NullMarked
package org.aidflow.approval.process;

import org.jspecify.annotations.NullMarked;
