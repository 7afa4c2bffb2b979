package org.aidflow.kernel;

/** The thing is not there, or not for the one who asks. */
public final class NotFound extends RuntimeException {
  public NotFound(String message) {
    super(message);
  }
}
