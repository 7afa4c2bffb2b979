/** A household asks for help: what only this lifecycle has. */
@NullMarked
package org.aidflow.helprequest;

import org.jspecify.annotations.NullMarked;
