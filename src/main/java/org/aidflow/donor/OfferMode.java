package org.aidflow.donor;

import org.aidflow.kernel.Code;

/** What happens when a need fits a standing offer. */
public enum OfferMode implements Code {
  AUTO("自动认捐", "pledge at once"),
  ASK("先询问", "ask first");

  private final String zh;
  private final String en;

  OfferMode(String zh, String en) {
    this.zh = zh;
    this.en = en;
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
