package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.Check;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the collection besides a page of it.
 *
 * @param search words to look for; empty for everything
 * @param after the code after which the page begins, instead of a page's number; an empty text for
 *     the first
 * @param asOf the moment that is asked about, instead of now
 * @param sort the order asked for, or empty for the usual one
 * @param counted whether to tell how many there are
 * @param form all of it as it was asked
 */
record Query(
    Optional<String> search,
    Optional<String> after,
    Optional<Instant> asOf,
    Optional<String> sort,
    boolean counted,
    Form form) {
  private static final int LONGEST_AFTER = 255;
  private static final List<String> KEPT = List.of("q", "sort", "asof", "count");
  private static final List<String> ORDERS =
      List.of("pxcode", "-pxcode", "procedure", "-procedure", "rank");

  /**
   * Reads the query.
   *
   * @throws HttpProblem 400 if it makes no sense
   */
  static Query of(Form form) {
    Optional<String> search = form.first("q").map(String::strip).filter(q -> !q.isEmpty());
    Optional<String> sort = form.first("sort").filter(s -> !s.isEmpty());
    Optional<String> after = form.first("after").map(a -> Check.text("after", a, 0, LONGEST_AFTER));
    if (sort.isPresent() && !ORDERS.contains(sort.get())) {
      throw new HttpProblem(400, "sort must be one of " + ORDERS + ", but is '" + sort.get() + "'");
    }
    Optional<Instant> asOf =
        form.first("asof").filter(a -> !a.isEmpty()).map(a -> EffectiveDate.asOf("asof", a));
    boolean counted = counted(form);
    if (after.isPresent() && (search.isPresent() || sort.isPresent() || asOf.isPresent())) {
      throw new HttpProblem(
          400, "after goes through the codes as they are now: without q, sort and asof");
    }
    if (asOf.isPresent() && (search.isPresent() || sort.isPresent())) {
      throw new HttpProblem(400, "asof goes without q and sort");
    }
    if (sort.isPresent() && search.isEmpty() && !sort.get().equals("pxcode")) {
      throw new HttpProblem(
          400, "sort orders what a search finds: add q; all codes come in the order of pxcode");
    }
    return new Query(search, after, asOf, sort, counted, form);
  }

  private static boolean counted(Form form) {
    String count = form.first("count").orElse("exact");
    return switch (count) {
      case "none" -> false;
      case "exact" -> true;
      default -> throw new HttpProblem(400, "count must be exact or none, but is '" + count + "'");
    };
  }

  /** What is asked for besides a page, as it goes on in links, with a leading {@code &}. */
  String more() {
    var more = new StringBuilder();
    for (String name : KEPT) {
      form.first(name)
          .filter(value -> !value.isEmpty())
          .ifPresent(
              value ->
                  more.append('&')
                      .append(name)
                      .append('=')
                      .append(URLEncoder.encode(value, UTF_8)));
    }
    return more.toString();
  }
}
