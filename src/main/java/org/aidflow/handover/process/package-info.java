/** What {@code processes/hand-over-goods.bpmn} calls. */
@NullMarked
package org.aidflow.handover.process;

import org.jspecify.annotations.NullMarked;
