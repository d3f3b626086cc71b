package dev.menagerie.standalone.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody meant who mistyped it. */
final class Suggestion {
  private static final int MOST_MISTAKES = 3;

  private Suggestion() {}

  /** The word that is nearest to what was typed; empty if none is near. */
  static Optional<String> near(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> isNear(mistakes(typed, word), word))
        .min(Comparator.comparingInt(word -> mistakes(typed, word)));
  }

  private static boolean isNear(int mistakes, String word) {
    return mistakes <= MOST_MISTAKES && 2 * mistakes < word.length();
  }

  /** How many letters were left out, added, or typed wrongly (Levenshtein). */
  private static int mistakes(String typed, String word) {
    int[] row = new int[word.length() + 1];
    for (int j = 0; j <= word.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= word.length(); j++) {
        int substituted = diagonal + (typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[word.length()];
  }
}
