package org.aidflow.database;

/** There is no database to work on; {@link #action()} says what to do about it. */
final class DatabaseNotReady extends RuntimeException {

  private final String action;

  DatabaseNotReady(String problem, String action) {
    super(problem);
    this.action = action;
  }

  String action() {
    return action;
  }
}
