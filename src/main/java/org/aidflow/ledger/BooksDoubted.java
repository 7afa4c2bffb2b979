package org.aidflow.ledger;

/** The books should be checked now, not only when it is time. */
record BooksDoubted() {}
