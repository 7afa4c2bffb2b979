/** Who decides on a case, and what they decided. */
@NullMarked
package org.aidflow.approval;

import org.jspecify.annotations.NullMarked;
