package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogQuery;
import dev.menagerie.procedures.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A search, in terms that databases understand. */
final class CatalogSearch {
  /** How many of the next titles a search looks through to see how common its words are. */
  private static final int SAMPLE = 2_000;

  /** The most titles that it looks through one by one, rather than asking the index of words. */
  private static final int FARTHEST = 50_000;

  private static final int FEWEST_CANDIDATES = 100;

  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private final CatalogQuery query;

  CatalogSearch(CatalogQuery query) {
    this.query = query;
  }

  /** The first rows that match, in the order of their codes. */
  List<Entry> in(Session session, int limit) {
    int most = Math.max(limit, FEWEST_CANDIDATES);
    var found = new ArrayList<Entry>();
    String after = "";
    while (true) {
      List<Entry> candidates = candidates(session, after, most);
      candidates.stream().filter(this::matches).forEach(found::add);
      if (found.size() >= limit) {
        return found.subList(0, limit);
      }
      if (candidates.size() < most) {
        return found;
      }
      after = candidates.get(candidates.size() - 1).procedure().code();
    }
  }

  /**
   * Rows among which are the next that match, in their order; as many as there may be at most if
   * there are more. Words of many titles are sought in the titles that come next, as many as it
   * should take by how many there are in the first of these; words of few titles by an index.
   */
  private List<Entry> candidates(Session session, String after, int most) {
    if (!session.dialect().hasTextSearch() || asciiParts().isEmpty()) {
      return candidates(session, "search-procedures", after, 0, most);
    }
    List<Entry> next = candidates(session, "search-common-words", after, SAMPLE, most);
    int enough = SAMPLE * most * 3 / 2 / Math.max(1, next.size());
    if (next.size() < most && enough <= FARTHEST) {
      next = candidates(session, "search-common-words", after, enough, most);
    }
    return next.size() == most ? next : candidates(session, "search-words", after, 0, most);
  }

  private List<Entry> candidates(Session session, String file, String after, int next, int most) {
    return session.rows(
        file,
        sql ->
            sql.bind("after", after)
                .bind("query", query.query())
                .bind("words", Columns.texts(asciiWords(), word -> word))
                .bind("parts", asciiParts())
                .bind("next", next)
                .bind("limit", most),
        (row, context) -> SqlProcedures.entry(row));
  }

  /** The words in lower case that a database of any language recognises in lower-cased text. */
  private List<String> asciiWords() {
    return query.words().stream().filter(word -> word.chars().allMatch(c -> c < 128)).toList();
  }

  /**
   * A query for PostgreSQL's text search: words that begin with what {@link #asciiWords} are made
   * of; empty if that is nothing.
   */
  private String asciiParts() {
    return asciiWords().stream()
        .flatMap(NO_WORD::splitAsStream)
        .filter(part -> !part.isEmpty())
        .map(part -> "'" + part + "':*")
        .collect(Collectors.joining(" & "));
  }

  private boolean matches(Entry row) {
    return query.matches(row.procedure());
  }
}
