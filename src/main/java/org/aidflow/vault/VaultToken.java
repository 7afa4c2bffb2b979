package org.aidflow.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Stands for the personal values of one person or payee wherever those must not be. */
public record VaultToken(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VaultToken {}

  @Override
  public String toString() {
    return value.toString();
  }
}
