package org.aidflow.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** An area is its code in every entity. */
@Converter(autoApply = true)
class AreaCodeColumn implements AttributeConverter<@Nullable AreaCode, @Nullable String> {
  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable AreaCode area) {
    return area == null ? null : area.value();
  }

  @Override
  public @Nullable AreaCode convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : new AreaCode(code);
  }
}
