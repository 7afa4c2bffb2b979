package org.aidflow.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Money is a {@code bigint} of fen in every entity. */
@Converter(autoApply = true)
class MoneyColumn implements AttributeConverter<@Nullable Money, @Nullable Long> {
  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
    return money == null ? null : money.fen();
  }

  @Override
  public @Nullable Money convertToEntityAttribute(@Nullable Long fen) {
    return fen == null ? null : new Money(fen);
  }
}
