package org.aidflow.workflow.contract;

/**
 * Something that is wrong with a model, in one line for its designer.
 *
 * @param file {@code approve.bpmn}
 * @param element the id of the element, or of the file's one process, table or form
 * @param message what is wrong, and after a semicolon how to mend it
 */
public record ModelFault(String file, String element, String message) {

  @Override
  public String toString() {
    return file + ": " + element + " " + message;
  }
}
