package org.aidflow.exchange;

import java.util.List;
import org.aidflow.kernel.Code;

/**
 * A closed list that {@code GET /codes} publishes with its labels. A room offers each of its lists
 * as a bean.
 *
 * @param name as the front door calls the list: {@code category}
 */
public record CodeList(String name, List<? extends Code> codes) {

  /** All values of an enumeration. */
  public static <E extends Enum<E> & Code> CodeList of(String name, Class<E> codes) {
    return new CodeList(name, List.of(codes.getEnumConstants()));
  }
}
