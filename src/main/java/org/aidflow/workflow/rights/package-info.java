/** Who sees what in the engine and in Tasklist, set anew at each start. */
@NullMarked
package org.aidflow.workflow.rights;

import org.jspecify.annotations.NullMarked;
