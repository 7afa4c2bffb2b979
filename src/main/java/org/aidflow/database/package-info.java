/** Where the rows are: an outside PostgreSQL, or an own one that starts and stops with us. */
@NullMarked
package org.aidflow.database;

import org.jspecify.annotations.NullMarked;
