package org.aidflow.kernel;

/** Something that the application needs is missing; {@link #action()} says what to do about it. */
public final class CannotStart extends RuntimeException {
  private final String action;

  public CannotStart(String problem, String action) {
    super(problem);
    this.action = action;
  }

  public String action() {
    return action;
  }
}
