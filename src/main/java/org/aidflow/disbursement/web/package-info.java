/** The front door of payments: how those of a case stand. */
@NullMarked
package org.aidflow.disbursement.web;

import org.jspecify.annotations.NullMarked;
