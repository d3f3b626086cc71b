package dev.menagerie.redis;

import dev.menagerie.procedures.Procedure;
import dev.menagerie.store.Check;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a search of the catalogue asks for. */
final class CatalogQuery {
  private static final int LONGEST = 100;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String query;
  private final List<String> words;

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it has not 1 to 100 characters
   */
  CatalogQuery(String query) {
    this.query = lower(Check.text("query", query, 1, LONGEST));
    this.words = SPACES.splitAsStream(this.query).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether this procedure is asked for. */
  boolean matches(Procedure procedure) {
    String title = lower(procedure.title());
    return lower(procedure.code()).startsWith(query)
        || (!words.isEmpty() && words.stream().allMatch(word -> beginsAWord(title, word)));
  }

  private static boolean beginsAWord(String title, String word) {
    return Stream.iterate(title.indexOf(word), i -> i >= 0, i -> title.indexOf(word, i + 1))
        .anyMatch(i -> i == 0 || !Character.isLetterOrDigit(title.codePointBefore(i)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
