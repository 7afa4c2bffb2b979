/** The tasks of {@code public-notice.bpmn}. */
@NullMarked
package org.aidflow.notice.process;

import org.jspecify.annotations.NullMarked;
