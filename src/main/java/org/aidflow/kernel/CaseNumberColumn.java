package org.aidflow.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A case is named by its number in every entity; as an {@code @Id} it stays text. */
@Converter(autoApply = true)
class CaseNumberColumn implements AttributeConverter<@Nullable CaseNumber, @Nullable String> {
  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable CaseNumber number) {
    return number == null ? null : number.value();
  }

  @Override
  public @Nullable CaseNumber convertToEntityAttribute(@Nullable String number) {
    return number == null ? null : new CaseNumber(number);
  }
}
