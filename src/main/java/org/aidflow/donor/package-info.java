/** Those who give; what they are called is in the vault. */
@NullMarked
package org.aidflow.donor;

import org.jspecify.annotations.NullMarked;
