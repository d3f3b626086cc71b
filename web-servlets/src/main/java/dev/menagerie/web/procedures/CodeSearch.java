package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogWords;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Searches the catalogue for words that begin so; if there is nothing, for those that may have been
 * meant, and then for those that have a word of the query inside. It finds no more than {@value
 * #MOST} codes, so that a search costs about the same in a large catalogue; who gets that many may
 * ask more precisely.
 */
final class CodeSearch {
  private static final int MOST = 200;
  private static final int LONGEST = 100;

  private final ProcedureCatalog catalog;
  private final Optional<Spelling> spelling;

  CodeSearch(ProcedureCatalog catalog, Optional<CatalogWords> words) {
    this.catalog = catalog;
    this.spelling = words.map(Spelling::new);
  }

  /** What was found, in the order asked for; by default the best first. */
  List<Procedure> find(String query, Optional<String> sort) {
    String asked = query.codePointCount(0, query.length()) > LONGEST ? shortened(query) : query;
    List<Entry> found = search(asked);
    if (found.isEmpty() && spelling.isPresent()) {
      String meant =
          spelling.get().correct(asked).filter(text -> text.length() <= LONGEST).orElse(asked);
      found = meant.equals(asked) ? found : search(meant);
      found = found.isEmpty() ? searchWithin(asked, spelling.get()) : found;
      asked = meant;
    }
    List<Procedure> procedures = found.stream().map(Entry::procedure).toList();
    return sort.isEmpty() || sort.get().equals("rank")
        ? new Ranking(asked).ranked(procedures)
        : procedures.stream().sorted(order(sort.get())).toList();
  }

  private List<Entry> search(String query) {
    return catalog.search(query, MOST);
  }

  private List<Entry> searchWithin(String query, Spelling spelling) {
    return spelling.within(query).stream()
        .filter(text -> text.length() <= LONGEST)
        .flatMap(text -> search(text).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String shortened(String query) {
    return query.substring(0, query.offsetByCodePoints(0, LONGEST));
  }

  private static Comparator<Procedure> order(String sort) {
    return switch (sort) {
      case "-pxcode" -> Comparator.comparing(Procedure::code).reversed();
      case "procedure" -> Comparator.comparing(Procedure::title).thenComparing(Procedure::code);
      case "-procedure" ->
          Comparator.comparing(Procedure::title).reversed().thenComparing(Procedure::code);
      default -> Comparator.comparing(Procedure::code);
    };
  }
}
