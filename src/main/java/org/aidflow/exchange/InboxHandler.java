package org.aidflow.exchange;

/**
 * Works the messages of one source. What it does to the database commits together with the mark
 * that the message is done: once. It calls no other system. An exception undoes all of it and means
 * another try later.
 */
public interface InboxHandler {

  /** The name that the messages were received under, as {@code bank}. */
  String source();

  /** Works one message. */
  void handle(InboxMessage message);
}
