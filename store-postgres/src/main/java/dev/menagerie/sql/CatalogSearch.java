package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogQuery;
import dev.menagerie.procedures.Entry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a search asks for, in terms that databases understand. */
final class CatalogSearch {
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private final CatalogQuery query;

  CatalogSearch(CatalogQuery query) {
    this.query = query;
  }

  /** The query in lower case. */
  String query() {
    return query.query();
  }

  /** The words in lower case that a database of any language recognises in lower-cased text. */
  List<String> asciiWords() {
    return query.words().stream().filter(word -> word.chars().allMatch(c -> c < 128)).toList();
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
    return query.matches(row.procedure());
  }
}
