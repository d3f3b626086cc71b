package dev.menagerie.procedures;

import dev.menagerie.store.Check;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a {@linkplain ProcedureCatalog#search search} asks for, judged by the same rules on every
 * store.
 */
public final class CatalogQuery {
  private static final int LONGEST = 100;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String query;
  private final List<String> words;

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it has not 1 to 100 characters
   */
  public CatalogQuery(String query) {
    this.query = lower(Check.text("query", query, 1, LONGEST));
    this.words = SPACES.splitAsStream(this.query).filter(word -> !word.isEmpty()).toList();
  }

  /** The query in lower case. */
  public String query() {
    return query;
  }

  /** The words of the query, which spaces are between, in lower case; none if it is all spaces. */
  public List<String> words() {
    return words;
  }

  /**
   * Whether a procedure is asked for: its code begins with the query, or there are words, and each
   * of them stands in the title at its beginning or behind what is neither letter nor digit.
   */
  public boolean matches(Procedure procedure) {
    if (lower(procedure.code()).startsWith(query)) {
      return true;
    }
    String title = lower(procedure.title());
    return !words.isEmpty() && words.stream().allMatch(word -> beginsAWord(title, word));
  }

  private static boolean beginsAWord(String title, String word) {
    return Stream.iterate(title.indexOf(word), i -> i >= 0, i -> title.indexOf(word, i + 1))
        .anyMatch(i -> i == 0 || !Character.isLetterOrDigit(title.codePointBefore(i)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
