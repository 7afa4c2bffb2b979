package org.aidflow.vault;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token is a {@code uuid} in every entity. */
@Converter(autoApply = true)
class VaultTokenColumn implements AttributeConverter<@Nullable VaultToken, @Nullable UUID> {
  @Override
  public @Nullable UUID convertToDatabaseColumn(@Nullable VaultToken token) {
    return token == null ? null : token.value();
  }

  @Override
  public @Nullable VaultToken convertToEntityAttribute(@Nullable UUID id) {
    return id == null ? null : new VaultToken(id);
  }
}
