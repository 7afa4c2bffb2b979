/**
 * The double-entry ledger. Its rules are PostgreSQL's ({@code V070__ledger.sql}): balanced,
 * append-only, no fund overdrawn, each event once. This room only asks for them.
 */
@NullMarked
package org.aidflow.ledger;

import org.jspecify.annotations.NullMarked;
