/**
 * Who asks for help: household, members, circumstances and who said so, consent, payee, and what
 * the poverty register knows. Personal values are in the vault; here are their tokens.
 */
@NullMarked
package org.aidflow.household;

import org.jspecify.annotations.NullMarked;
