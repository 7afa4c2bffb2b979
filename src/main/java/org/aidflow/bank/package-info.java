/**
 * The custody bank as we speak to it: orders, questions and answers, credits and statements, over
 * one wire or another. It knows no payment to a household and no gift.
 *
 * <p>What the bank says of its own accord is kept in the inbox, each thing once, and worked by the
 * room above it that has an {@link org.aidflow.exchange.InboxHandler} for its source.
 */
@NullMarked
package org.aidflow.bank;

import org.jspecify.annotations.NullMarked;
