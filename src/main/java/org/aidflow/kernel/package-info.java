/**
 * The words every room shares: money, areas, case numbers, days, checks of ids, refusals, and the
 * one clock.
 */
@NullMarked
package org.aidflow.kernel;

import org.jspecify.annotations.NullMarked;
