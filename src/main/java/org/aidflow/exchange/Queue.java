package org.aidflow.exchange;

/** Where work waits that a commit has left behind. */
public enum Queue {
  /** Commands to other systems. */
  OUTBOX("outbox_command"),
  /** Messages from other systems. */
  INBOX("inbox_message"),
  /** Messages to waiting cases. */
  SIGNAL("signal"),
  /** Events for clients who want to be called. */
  WEBHOOK("webhook_delivery");

  private final String table;

  Queue(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }
}
