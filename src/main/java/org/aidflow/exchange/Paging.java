package org.aidflow.exchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A controller takes it as {@code @Valid @ParameterObject
 * Paging}.
 *
 * @param after the {@code next} of the part before; none for the first part
 * @param limit how many items at most, 50 if nothing is said
 */
public record Paging(
    @Nullable @Size(max = 200) String after, @Nullable @Min(1) @Max(200) Integer limit) {

  /** How many items the part holds at most. */
  public int size() {
    return limit == null ? 50 : limit;
  }

  /** How many rows to fetch, so that one sees whether there is more. */
  public int fetch() {
    return size() + 1;
  }

  /**
   * The id that ended the part before; null for the first part.
   *
   * @throws InvalidInput naming {@code after} when it is none
   */
  public @Nullable UUID afterId() {
    try {
      return after == null ? null : UUID.fromString(after);
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "the next of the part before");
    }
  }
}
