package org.aidflow.exchange;

/**
 * Carries commands of one kind to the system they are meant for. It is called after the commit and
 * outside of any transaction, at least once for each command: what it does must bear repetition. An
 * exception means another try later; after {@value OutboxCommands#ATTEMPTS} tries the command is
 * dead and waits for a person.
 *
 * <p>A call must end within {@value OutboxCommands#CALL_SECONDS} seconds: set timeouts on the wire.
 */
public interface OutboxHandler {

  /** The kind of command, as {@code bank.submit}. */
  String kind();

  /** Carries out one command. */
  void handle(OutboxCommand command) throws Exception;

  /** Whether an operator may decide that a dead command of this kind is never carried out. */
  default boolean mayBeGivenUp() {
    return true;
  }
}
