package org.aidflow.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The official divisions that the project ships: every province, city and county, and the townships
 * and villages of the trial's eleven cities; see {@code divisions.csv} for source and date. Read at
 * first use.
 */
public final class Areas {
  /**
   * Names of the statistical levels that stand for no place of their own and are left out of an
   * address.
   */
  private static final Set<String> PLACEHOLDERS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

  private Areas() {}

  public static boolean exists(AreaCode code) {
    return names().containsKey(code.value());
  }

  /** The area's own name, {@code 鸭池镇}; the code itself when it is unknown. */
  public static String nameOf(AreaCode code) {
    return names().getOrDefault(code.value(), code.value());
  }

  /** The name with those of the areas around it, {@code 贵州省毕节市七星关区鸭池镇}. */
  public static String fullName(AreaCode code) {
    var parts = new ArrayList<String>();
    for (var area = Optional.of(code); area.isPresent(); area = area.get().parent()) {
      var name = nameOf(area.get());
      if (!PLACEHOLDERS.contains(name)) {
        parts.add(name);
      }
    }
    Collections.reverse(parts);
    return String.join("", parts);
  }

  /** The name with that of the area right around it, {@code 鸭池镇头步社区居民委员会}. */
  public static String localName(AreaCode code) {
    return code.parent().map(Areas::nameOf).filter(name -> !PLACEHOLDERS.contains(name)).orElse("")
        + nameOf(code);
  }

  /** Every province, in the order of the codes. */
  public static List<Area> provinces() {
    return areas(names(), AreaLevel.PROVINCE);
  }

  /** The areas right below, in the order of the codes; empty where nothing finer is known. */
  public static List<Area> children(AreaCode parent) {
    var inside = names().subMap(parent.value(), false, parent.value() + ":", false);
    return parent.level().below().map(level -> areas(inside, level)).orElse(List.of());
  }

  private static List<Area> areas(NavigableMap<String, String> names, AreaLevel level) {
    return names.entrySet().stream()
        .filter(entry -> entry.getKey().length() == level.digits())
        .map(entry -> new Area(new AreaCode(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static NavigableMap<String, String> names() {
    return Loaded.NAMES;
  }

  private static final class Loaded {
    static final NavigableMap<String, String> NAMES = read();

    private static NavigableMap<String, String> read() {
      var names = new TreeMap<String, String>();
      for (var line : Resources.lines("divisions.csv")) {
        var comma = line.indexOf(',');
        names.put(line.substring(0, comma), line.substring(comma + 1));
      }
      return names;
    }
  }
}
