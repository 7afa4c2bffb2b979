/**
 * After a payment: whether it arrived, who gave is thanked, how the household fares later, and what
 * both sides think of it.
 */
@NullMarked
package org.aidflow.followup;

import org.jspecify.annotations.NullMarked;
