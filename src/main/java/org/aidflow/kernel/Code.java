package org.aidflow.kernel;

/** An entry of a closed list that people read by its label: implemented by enumerations. */
public interface Code {
  /** The label in Chinese. */
  String zh();

  /** The label in English. */
  String en();

  /** The name that the front door and the database use. */
  String name();

  default String label(Language language) {
    return language == Language.ZH ? zh() : en();
  }
}
