/** The only home of personal data: encrypted values behind tokens, and the record of who looked. */
@NullMarked
package org.aidflow.vault;

import org.jspecify.annotations.NullMarked;
