package org.aidflow.casefile;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aidflow.kernel.Language;

/**
 * Words for the timeline and the next step, from {@code sentences_zh.properties} and {@code
 * sentences_en.properties}. A fact that is a code is said in words too: {@code outcome=REFUSE} by
 * the key {@code outcome.REFUSE}.
 */
final class Sentences {

  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Sentences ZH = new Sentences(Locale.CHINESE, "、");
  private static final Sentences EN = new Sentences(Locale.ENGLISH, ", ");

  private final ResourceBundle words;
  private final String comma;

  private Sentences(Locale locale, String comma) {
    words =
        ResourceBundle.getBundle(
            "org.aidflow.casefile.sentences",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.comma = comma;
  }

  static Sentences of(Language language) {
    return language == Language.ZH ? ZH : EN;
  }

  boolean knows(String key) {
    return words.containsKey(key);
  }

  /** The sentence with its gaps. */
  String pattern(String key) {
    return words.getString(key);
  }

  String say(String key, Map<String, String> facts) {
    return GAP.matcher(pattern(key))
        .replaceAll(
            gap -> {
              String fact = gap.group(1);
              return Matcher.quoteReplacement(inWords(fact, facts.getOrDefault(fact, "–")));
            });
  }

  /** Several codes come as one fact, with commas between. */
  private String inWords(String fact, String value) {
    return Pattern.compile(",")
        .splitAsStream(value)
        .map(code -> knows(fact + "." + code) ? words.getString(fact + "." + code) : code)
        .collect(Collectors.joining(value.contains(",") ? comma : ""));
  }
}
