/**
 * The bank by ISO 20022 files in watched folders: pain.001.001.09 out; pain.002.001.10,
 * camt.053.001.08 and camt.054.001.08 in.
 *
 * <p>A file is written under another name and renamed when it is whole, by us as by the bank. What
 * comes is read once, by its content, and moved away after the commit.
 */
@NullMarked
package org.aidflow.bank.iso20022;

import org.jspecify.annotations.NullMarked;
