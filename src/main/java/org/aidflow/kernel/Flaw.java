package org.aidflow.kernel;

/** What is wrong with a value, wherever it was typed. */
public record Flaw(ErrorCode code, String message) {

  /** The same, said of a field. */
  public FieldError at(String field) {
    return new FieldError(field, code, message);
  }
}
