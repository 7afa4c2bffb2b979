package org.aidflow.proof;

/**
 * A moment on a payment's way at which the application may die: in a method of a class, before or
 * after it, or before or after the commit of the transaction that it runs in.
 */
enum CrashPoint {
  RELEASE_NOT_COMMITTED("Releases", "release", When.BEFORE_COMMIT),
  RELEASE_COMMITTED("Releases", "release", When.AFTER_COMMIT),
  SUBMITTED_NOT_COMMITTED("Payees", "ordersOf", When.BEFORE_COMMIT),
  SUBMITTED_COMMITTED("Payees", "ordersOf", When.AFTER_COMMIT),
  ON_THE_WIRE("HttpBank", "submit", When.DURING),
  REPLY_RECEIVED("HttpBank", "submit", When.AFTER),
  REPLY_NOT_COMMITTED("BankAnswers", "hear", When.BEFORE_COMMIT),
  REPLY_COMMITTED("BankAnswers", "hear", When.AFTER_COMMIT),
  CALLBACK_NOT_COMMITTED("Inbox", "receive", When.BEFORE_COMMIT),
  CALLBACK_COMMITTED("Inbox", "receive", When.AFTER_COMMIT),
  CORRELATION_NOT_COMMITTED("Signals", "done", When.BEFORE_COMMIT),
  CORRELATION_COMMITTED("Signals", "done", When.AFTER_COMMIT);

  /** When in or around the method. */
  enum When {
    DURING,
    AFTER,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final String type;
  private final String method;
  private final When when;

  CrashPoint(String type, String method, When when) {
    this.type = type;
    this.method = method;
    this.when = when;
  }

  /** Simple name of the class. */
  String type() {
    return type;
  }

  String method() {
    return method;
  }

  When when() {
    return when;
  }
}
