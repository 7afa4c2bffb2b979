package org.aidflow.bank.iso20022;

/** A file that is not taken; the message says why, in words and without what stands in it. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String reason) {
    super(reason);
  }

  /** The reason. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
