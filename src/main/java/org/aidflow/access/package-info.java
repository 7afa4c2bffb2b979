/** Who may: officials with roles in areas, outside clients, four eyes, audit. */
@NullMarked
package org.aidflow.access;

import org.jspecify.annotations.NullMarked;
