/** What {@code processes/disburse.bpmn} calls. */
@NullMarked
package org.aidflow.disbursement.process;

import org.jspecify.annotations.NullMarked;
