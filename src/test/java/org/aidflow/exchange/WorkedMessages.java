package org.aidflow.exchange;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A room that hears messages: each leaves an event, and some it cannot work. */
@Component
class WorkedMessages implements InboxHandler {

  static final String SOURCE = "exchange-test";

  private final Outbox outbox;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  WorkedMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public void handle(InboxMessage message) {
    outbox.event("message-worked", message.eventId(), Map.of("body", message.body()));
    if (refused.contains(message.eventId())) {
      throw new IllegalStateException("Not yet");
    }
  }

  void refuse(String eventId) {
    refused.add(eventId);
  }

  void acceptAgain(String eventId) {
    refused.remove(eventId);
  }
}
