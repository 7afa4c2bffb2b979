/** The tasks of {@code help-request.bpmn}, and the start of its process. */
@NullMarked
package org.aidflow.helprequest.process;

import org.jspecify.annotations.NullMarked;
