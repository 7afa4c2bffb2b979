/**
 * What people look at: the sheet of a case, the trace of a gift. Reads every room below and decides
 * nothing.
 */
@NullMarked
package org.aidflow.desk;

import org.jspecify.annotations.NullMarked;
