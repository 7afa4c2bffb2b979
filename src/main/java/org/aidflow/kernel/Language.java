package org.aidflow.kernel;

import java.util.Locale;

/** The languages that letters, titles and labels come in. */
public enum Language {
  ZH,
  EN;

  /** Chinese for every Chinese locale, English for all others. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? ZH : EN;
  }
}
