package org.aidflow.kernel;

/** Names of people, as they are typed. */
public final class PersonNames {

  /** Chinese and Latin letters, with what stands between the parts of a name. */
  public static final String PATTERN = "[\\p{IsHan}\\p{IsLatin}][\\p{IsHan}\\p{IsLatin}·•.' -]*";

  private PersonNames() {}
}
