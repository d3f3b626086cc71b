package dev.menagerie.web.surveys;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts texts together that differ in nothing but case and spaces. */
final class Folded {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private Folded() {}

  /**
   * Folds some texts.
   *
   * @param counts how often each text was given, the most frequent first
   * @return the same, each text as it was spelt most often; the most frequent first
   */
  static Map<String, Long> together(Map<String, Long> counts) {
    var spellings = new LinkedHashMap<String, String>();
    var sums = new LinkedHashMap<String, Long>();
    counts.forEach(
        (text, count) -> {
          String spaced = SPACES.matcher(text).replaceAll(" ").strip();
          String spelling = spellings.putIfAbsent(spaced.toLowerCase(Locale.ROOT), spaced);
          sums.merge(spelling == null ? spaced : spelling, count, Long::sum);
        });
    var folded = new LinkedHashMap<String, Long>();
    sums.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(text -> folded.put(text.getKey(), text.getValue()));
    return folded;
  }
}
