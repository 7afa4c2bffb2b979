/** The application: one sub-package per room, each room a module. */
@NullMarked
package org.aidflow;

import org.jspecify.annotations.NullMarked;
