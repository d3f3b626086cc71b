package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Guesses which word of the catalogue was meant by one that it does not have: the nearest one, by
 * how many letters must be typed differently. A word with digits in it is meant as it is.
 */
final class Spelling {
  private static final int MOST_CANDIDATES = 100_000;
  private static final int SHORTEST = 4;
  private static final int SHORTEST_WITHIN = 3;
  private static final int LONGER = 12;
  private static final int MOST_LONGER = 10;

  private final CatalogWords catalog;

  Spelling(CatalogWords catalog) {
    this.catalog = catalog;
  }

  /** The query with words that the catalogue has; empty if some word is near none of them. */
  Optional<String> correct(String query) {
    var corrected = new ArrayList<String>();
    for (String word : Ranking.words(query)) {
      Optional<String> nearest = nearest(word);
      if (nearest.isEmpty()) {
        return Optional.empty();
      }
      corrected.add(nearest.get());
    }
    return corrected.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", corrected));
  }

  /** The query with each of its words in turn as the inside of a longer word. */
  List<String> within(String query) {
    List<String> words = Ranking.words(query);
    var queries = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      for (String longer : longer(words.get(i))) {
        var changed = new ArrayList<>(words);
        changed.set(i, longer);
        queries.add(String.join(" ", changed));
      }
    }
    return queries;
  }

  private List<String> longer(String word) {
    if (word.length() < SHORTEST_WITHIN) {
      return List.of();
    }
    return catalog.words(word.length() + 1, word.length() + LONGER, MOST_CANDIDATES).stream()
        .filter(each -> each.indexOf(word, 1) > 0)
        .limit(MOST_LONGER)
        .toList();
  }

  private Optional<String> nearest(String word) {
    if (word.length() < SHORTEST || !word.chars().allMatch(Character::isLetter)) {
      return Optional.of(word);
    }
    int allowed = word.length() < 8 ? 1 : 2;
    // A word that is merely not finished yet is as good as a whole one: so longer ones count, too.
    List<String> candidates =
        catalog.words(
            Math.max(1, word.length() - allowed), word.length() + LONGER, MOST_CANDIDATES);
    if (candidates.stream().anyMatch(each -> each.startsWith(word))) {
      return Optional.of(word);
    }
    record Near(String word, int distance) {}
    return candidates.stream()
        .map(each -> new Near(each, distanceToBeginning(word, each, allowed)))
        .filter(near -> near.distance <= allowed)
        .min(
            Comparator.comparingInt(Near::distance)
                .thenComparingInt(near -> Math.abs(near.word.length() - word.length()))
                .thenComparing(Near::word))
        .map(Near::word);
  }

  /**
   * How many letters differ between a word and whichever beginning of another is nearest; two that
   * changed places count as one.
   */
  static int distanceToBeginning(String word, String other, int allowed) {
    int width = Math.min(other.length(), word.length() + allowed);
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= word.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= width; j++) {
        boolean same = word.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && word.charAt(i - 1) == other.charAt(j - 2)
            && word.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        best = Math.min(best, row[j]);
      }
      if (best > allowed + 1) {
        return best;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    int nearest = Integer.MAX_VALUE;
    for (int j = 0; j <= width; j++) {
      nearest = Math.min(nearest, last[j]);
    }
    return nearest;
  }
}
