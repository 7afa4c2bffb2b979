/**
 * A bank to try payments against: a program of its own that speaks HTTP and ISO 20022 files and
 * keeps its own books.
 *
 * <p>It runs in its own JVM, uses nothing of aidflow, and nothing of aidflow uses it.
 */
@NullMarked
package org.aidflow.banksimulator;

import org.jspecify.annotations.NullMarked;
