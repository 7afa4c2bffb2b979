package org.aidflow.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Many values that are looked for in one pass over a text, as text and as bytes in hex. */
final class Sought {

  /** No value is shorter. */
  private static final int HEAD = 3;

  private static final int HEADS = 1 << 16;

  private final Map<Integer, List<String>> byHead = new HashMap<>();
  private final boolean[] heads = new boolean[HEADS];
  private final Map<String, String> values = new HashMap<>();

  Sought(Collection<String> values) {
    for (var value : values) {
      seek(value, value);
      seek(HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)), value);
    }
  }

  private void seek(String spelled, String value) {
    if (spelled.length() < HEAD) {
      throw new IllegalArgumentException("Too short to be looked for: " + value);
    }
    values.put(spelled, value);
    heads[head(spelled, 0)] = true;
    byHead.computeIfAbsent(head(spelled, 0), head -> new ArrayList<>()).add(spelled);
  }

  /** The values that the text holds, however they are spelled. */
  List<String> in(String text) {
    var found = new ArrayList<String>();
    for (int at = 0; at + HEAD <= text.length(); at++) {
      var head = head(text, at);
      if (heads[head]) {
        for (var spelled : byHead.getOrDefault(head, List.of())) {
          if (text.startsWith(spelled, at)) {
            found.add(values.getOrDefault(spelled, spelled));
          }
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private static int head(String text, int at) {
    return ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) & (HEADS - 1);
  }
}
