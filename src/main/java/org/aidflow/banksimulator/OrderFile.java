package org.aidflow.banksimulator;

import java.io.InputStream;
import java.util.List;
import org.aidflow.banksimulator.Entry.Origin;
import org.jspecify.annotations.Nullable;

/**
 * pain.001.001.09: a message of orders.
 *
 * @param messageId the customer's; NOTPROVIDED when there is none
 * @param refused ISO 20022 reason why the whole message is refused, or null
 */
record OrderFile(String messageId, @Nullable String refused, List<Filed> orders) {
  static final String TYPE = "pain.001.001.09";

  /** An order and what it came with. */
  record Filed(Origin origin, Order order) {}

  /** Reads a file that orders payments from this account; what is none of these is refused. */
  static OrderFile read(InputStream content, String account) {
    return new OrderFileReader(account).read(content);
  }
}
