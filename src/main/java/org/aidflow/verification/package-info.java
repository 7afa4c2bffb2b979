/** Whether a household is what it says: register, duplicates, visit, score, eligibility. */
@NullMarked
package org.aidflow.verification;

import org.jspecify.annotations.NullMarked;
