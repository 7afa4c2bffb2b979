/** The delegates of {@code match-donors.bpmn}. */
@NullMarked
package org.aidflow.matching.process;

import org.jspecify.annotations.NullMarked;
