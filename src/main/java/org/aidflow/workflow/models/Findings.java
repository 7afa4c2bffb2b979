package org.aidflow.workflow.models;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;

/** What is wrong with one file, element by element. */
final class Findings {

  private final String file;
  private final List<FieldError> errors = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(String element, ErrorCode code, String message) {
    errors.add(new FieldError(element.isEmpty() ? file : file + "#" + element, code, message));
  }

  void forbid(String element, String message) {
    add(element, ErrorCode.NOT_ALLOWED, message);
  }

  List<FieldError> errors() {
    return errors;
  }
}
