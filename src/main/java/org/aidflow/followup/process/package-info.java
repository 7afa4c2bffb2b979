/** What {@code processes/follow-up.bpmn} calls. */
@NullMarked
package org.aidflow.followup.process;

import org.jspecify.annotations.NullMarked;
