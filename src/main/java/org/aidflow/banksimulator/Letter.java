package org.aidflow.banksimulator;

import java.util.List;

/**
 * What is to be told in one file.
 *
 * @param id the message's, the same however often it is written
 * @param entries what it tells of, booked together
 */
record Letter(String id, List<Entry> entries) {
  Entry first() {
    return entries.get(0);
  }
}
