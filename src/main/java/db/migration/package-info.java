/** Migrations that need Java; those in SQL are resources of the same name. */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
