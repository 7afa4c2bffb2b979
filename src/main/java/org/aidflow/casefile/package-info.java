/**
 * A case: its number, need lines, status, timeline, evidence and findings; what every stage knows
 * of it.
 */
@NullMarked
package org.aidflow.casefile;

import org.jspecify.annotations.NullMarked;
