package org.aidflow.workflow.contract;

import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;

/**
 * Something that is wrong with a model, in one line for its designer.
 *
 * @param file {@code approve.bpmn}
 * @param element the id of the element, or of the file's one process, table or form; empty where it
 *     is the file as a whole
 * @param message what is wrong, and after a semicolon how to mend it
 */
public record ModelFault(String file, String element, ErrorCode code, String message) {

  ModelFault(String file, String element, String message) {
    this(file, element, ErrorCode.BAD_FORMAT, message);
  }

  /** How the answer to an upload says it. */
  public FieldError error() {
    return new FieldError(element.isEmpty() ? file : file + "#" + element, code, message);
  }

  @Override
  public String toString() {
    return file + ": " + (element.isEmpty() ? "" : element + " ") + message;
  }
}
