/** Those who are paid for what they do for a household; their accounts are in the vault. */
@NullMarked
package org.aidflow.provider;

import org.jspecify.annotations.NullMarked;
