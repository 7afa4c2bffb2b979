/** The front door of payments: the bank's callbacks, and how the payments of a case stand. */
@NullMarked
package org.aidflow.disbursement.web;

import org.jspecify.annotations.NullMarked;
