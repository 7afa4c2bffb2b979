/** What processes/clear-break.bpmn does here. */
@NullMarked
package org.aidflow.reconciliation.process;

import org.jspecify.annotations.NullMarked;
