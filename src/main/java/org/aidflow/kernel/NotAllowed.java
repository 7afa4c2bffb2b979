package org.aidflow.kernel;

/** Somebody may not do what they tried; the message is the reason in words that they read. */
public final class NotAllowed extends RuntimeException {
  public NotAllowed(String reason) {
    super(reason);
  }
}
