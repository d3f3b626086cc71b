package dev.menagerie.sql;

import dev.menagerie.procedures.Entry;
import dev.menagerie.store.Check;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a search asks for, judged by the same rules on every database. */
final class CatalogSearch {
  private static final int LONGEST = 100;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private final String query;
  private final List<String> words;

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it has not 1 to 100 characters
   */
  CatalogSearch(String query) {
    this.query = Check.text("query", query, 1, LONGEST).toLowerCase(Locale.ROOT);
    this.words = SPACES.splitAsStream(this.query).filter(word -> !word.isEmpty()).toList();
  }

  /** The query in lower case. */
  String query() {
    return query;
  }

  /** The words in lower case that a database of any language recognises in lower-cased text. */
  List<String> asciiWords() {
    return words.stream().filter(word -> word.chars().allMatch(c -> c < 128)).toList();
  }

  /**
   * A query for PostgreSQL's text search: words that begin with what {@link #asciiWords} are made
   * of; empty if that is nothing.
   */
  String asciiParts() {
    return asciiWords().stream()
        .flatMap(NO_WORD::splitAsStream)
        .filter(part -> !part.isEmpty())
        .map(part -> "'" + part + "':*")
        .collect(Collectors.joining(" & "));
  }

  /** Whether a row is what was asked for. */
  boolean matches(Entry row) {
    if (row.procedure().code().toLowerCase(Locale.ROOT).startsWith(query)) {
      return true;
    }
    String title = row.procedure().title().toLowerCase(Locale.ROOT);
    return !words.isEmpty() && words.stream().allMatch(word -> beginsAWord(title, word));
  }

  private static boolean beginsAWord(String title, String word) {
    return Stream.iterate(title.indexOf(word), i -> i >= 0, i -> title.indexOf(word, i + 1))
        .anyMatch(i -> i == 0 || !Character.isLetterOrDigit(title.codePointBefore(i)));
  }
}
