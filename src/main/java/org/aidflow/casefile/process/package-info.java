/** What the engine's tasks ask of a case file. */
@NullMarked
package org.aidflow.casefile.process;

import org.jspecify.annotations.NullMarked;
