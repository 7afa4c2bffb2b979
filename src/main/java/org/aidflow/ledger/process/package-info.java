/** Shows operators, in the engine's own tools, that releases are stopped. */
@NullMarked
package org.aidflow.ledger.process;

import org.jspecify.annotations.NullMarked;
