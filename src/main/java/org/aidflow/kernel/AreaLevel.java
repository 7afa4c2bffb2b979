package org.aidflow.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How large an area is, from the widest to the narrowest, with the digits of its code. */
public enum AreaLevel implements Code {
  PROVINCE(2, "省", "province"),
  CITY(4, "市", "city"),
  COUNTY(6, "县", "county"),
  TOWNSHIP(9, "乡镇", "township"),
  VILLAGE(12, "村", "village");

  private final int digits;
  private final String zh;
  private final String en;

  AreaLevel(int digits, String zh, String en) {
    this.digits = digits;
    this.zh = zh;
    this.en = en;
  }

  /** The next wider level, none above a province. */
  public Optional<AreaLevel> above() {
    return stream().filter(level -> level.compareTo(this) < 0).reduce((wider, wide) -> wide);
  }

  /** The next narrower level, none below a village. */
  public Optional<AreaLevel> below() {
    return stream().filter(level -> level.compareTo(this) > 0).findFirst();
  }

  private static Stream<AreaLevel> stream() {
    return Arrays.stream(values());
  }

  /** The length of an area code of this level. */
  public int digits() {
    return digits;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }
}
