package org.aidflow.exchange;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for as {@code after} to get the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * The part that was asked for.
   *
   * @param found what lies behind {@code after}, at least one more than the part holds if there is
   *     more: ask the database for {@link Paging#fetch()} rows
   * @param cursor what to find the part behind an item by
   */
  public static <T> Page<T> of(List<T> found, Paging paging, Function<T, String> cursor) {
    int size = paging.size();
    if (found.size() <= size) {
      return new Page<>(List.copyOf(found), null);
    }
    return new Page<>(List.copyOf(found.subList(0, size)), cursor.apply(found.get(size - 1)));
  }

  /** The same part with each item shown in another form. */
  public <R> Page<R> map(Function<? super T, ? extends R> form) {
    return new Page<>(items.stream().<R>map(form).toList(), next);
  }
}
