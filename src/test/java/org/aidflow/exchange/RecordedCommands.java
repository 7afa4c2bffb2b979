package org.aidflow.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** The far side of a wire: notes what arrives, and refuses what it is told to. */
@Component
class RecordedCommands implements OutboxHandler {

  static final String KIND = "exchange-test.record";

  private final List<OutboxCommand> arrived = new CopyOnWriteArrayList<>();
  private final Map<UUID, Runnable> refused = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void handle(OutboxCommand command) {
    arrived.add(command);
    var meanwhile = refused.get(command.id());
    if (meanwhile != null) {
      meanwhile.run();
      throw new IllegalStateException("The line to 6217001234567890 is busy");
    }
  }

  List<OutboxCommand> of(UUID id) {
    return arrived.stream().filter(command -> command.id().equals(id)).toList();
  }

  void refuse(UUID id) {
    refuse(id, () -> {});
  }

  /** Something else happens before the refusal is known. */
  void refuse(UUID id, Runnable meanwhile) {
    refused.put(id, meanwhile);
  }

  void acceptAgain(UUID id) {
    refused.remove(id);
  }
}
