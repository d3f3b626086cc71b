package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.CatalogWords;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers what is in the catalogue, and what was. */
final class CatalogReader {
  private static final int MOST_CHANGES = 1000;
  private static final String TOTAL = "total";
  private static final long NOT_COUNTED = -1;

  private final ProcedureCatalog catalog;
  private final Optional<CatalogHistory> history;
  private final CatalogCache cache;
  private final CatalogCopy copy;
  private final CodeSearch search;
  private final CatalogUrls urls;

  CatalogReader(Stores stores, CatalogCache cache, CatalogCopy copy, CatalogUrls urls) {
    this.catalog = stores.get(ProcedureCatalog.class);
    this.history = stores.find(CatalogHistory.class);
    this.search = new CodeSearch(catalog, stores.find(CatalogWords.class));
    this.cache = cache;
    this.copy = copy;
    this.urls = urls;
  }

  /** A page of the catalogue. */
  Reply page(HttpServletRequest request) {
    return pageAtHand(request).orElseGet(() -> readPage(request));
  }

  /** The same, if it takes no trip to the store; empty if it does. */
  Optional<Reply> pageAtHand(HttpServletRequest request) {
    Links links = urls.of(request);
    String asked = String.valueOf(request.getQueryString());
    if (!asked.contains("after=")) {
      // Who was told this before need not be understood again.
      Optional<CatalogAnswer> known = cache.known(links.page(asked));
      if (known.isPresent()) {
        return Optional.of(known.get().to(request));
      }
    }
    // Read before the page: what changes in between makes the tag too old, never too new.
    OptionalLong version = cache.knownVersion();
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String tag = Tags.of(version.getAsLong());
    Form form = Form.ofQuery(request);
    Paging paging = Paging.of(form);
    Query query = Query.of(form);
    if (CatalogAnswer.isKnownTo(request, tag)) {
      return Optional.of(CatalogAnswer.unchanged(tag));
    }
    Optional<Long> total = query.counted() ? cache.known(TOTAL) : Optional.of(NOT_COUNTED);
    return total
        .flatMap(all -> query.after().flatMap(after -> copied(after, all, paging, links)))
        .map(json -> CatalogAnswer.whole(tag, json));
  }

  private Reply readPage(HttpServletRequest request) {
    Form form = Form.ofQuery(request);
    Paging paging = Paging.of(form);
    Query query = Query.of(form);
    String tag = Tags.of(cache.version());
    if (CatalogAnswer.isKnownTo(request, tag)) {
      return CatalogAnswer.unchanged(tag);
    }
    Links links = urls.of(request);
    // The tag is read anew, so that it is no older than the revision that the page is kept under.
    CatalogAnswer answer =
        cache.get(
            links.page(String.valueOf(request.getQueryString())),
            () -> {
              String current = Tags.of(cache.version());
              return CatalogAnswer.of(current, render(paging, query, links));
            });
    return answer.whole();
  }

  private byte[] render(Paging paging, Query query, Links links) {
    if (query.after().isPresent()) {
      return renderAfter(query, paging, links);
    }
    Listed listed = list(paging, query);
    var meta = new PageMeta(paging, listed.total(), links, query.more());
    return ProcedureJson.list(
        listed.procedures(),
        links,
        Json.write(query.counted() ? meta : new UncountedMeta(meta, listed.more())));
  }

  /**
   * Codes of a page.
   *
   * @param total how many there are on all pages
   */
  record Listed(List<Procedure> procedures, long total, boolean more) {}

  /**
   * The codes of a page.
   *
   * @throws HttpProblem 404 if there is no such page
   */
  Listed list(Paging paging, Query query) {
    Listed listed;
    if (query.search().isPresent()) {
      List<Procedure> found = search.find(query.search().get(), query.sort());
      long from = Math.min(paging.offset(), found.size());
      long to = Math.min(from + paging.size(), found.size());
      listed = new Listed(found.subList((int) from, (int) to), found.size(), to < found.size());
    } else {
      CatalogPage page =
          query.asOf().isPresent()
              ? history().page(query.asOf().get(), paging.offset(), paging.size())
              : catalog.page(paging.offset(), paging.size());
      listed =
          new Listed(
              page.entries().stream().map(Entry::procedure).toList(),
              page.total(),
              paging.number() < paging.pages(page.total()));
    }
    if (!paging.isWithin(listed.total())) {
      throw Paging.notFound();
    }
    return listed;
  }

  /** A page that begins after a code: it costs the same wherever it is. */
  private byte[] renderAfter(Query query, Paging paging, Links links) {
    List<Entry> rows =
        catalog.list(query.after().filter(after -> !after.isEmpty()), paging.size() + 1);
    boolean more = rows.size() > paging.size();
    List<Procedure> page =
        rows.subList(0, Math.min(rows.size(), paging.size())).stream()
            .map(Entry::procedure)
            .toList();
    String last = page.isEmpty() ? "" : page.get(page.size() - 1).code();
    return ProcedureJson.list(
        page, links, new KeysetMeta(last, more, total(query), paging.size(), links).json());
  }

  /** The same from memory, if it is there. */
  private Optional<byte[]> copied(String after, long total, Paging paging, Links links) {
    return copy.list(after, paging.size(), links)
        .map(
            found -> {
              var meta = new KeysetMeta(found.last(), found.more(), total, paging.size(), links);
              return CodesJson.page(found.parts(), links, meta.json());
            });
  }

  /** How many codes there are; negative if nobody wants to know. */
  private long total(Query query) {
    return query.counted() ? cache.get(TOTAL, () -> catalog.page(0, 1).total()) : NOT_COUNTED;
  }

  /** One code, as it is or as it was. */
  Reply item(HttpServletRequest request, String code) {
    return itemAtHand(request, code).orElseGet(() -> readItem(request, code));
  }

  /** The same, if it takes no trip to the store; empty if it does. */
  Optional<Reply> itemAtHand(HttpServletRequest request, String code) {
    if (request.getQueryString() != null) {
      return Optional.empty();
    }
    Links links = urls.of(request);
    Optional<Optional<CatalogAnswer>> known = cache.known(links.item(code));
    return known.isPresent()
        ? Optional.of(told(known.get(), request))
        : copy.find(code, links).map(place -> copied(place, request, links));
  }

  private Reply readItem(HttpServletRequest request, String code) {
    Links links = urls.of(request);
    if (request.getQueryString() != null) {
      return answer(find(request, code), links).to(request);
    }
    Optional<CatalogAnswer> read =
        cache.get(links.item(code), () -> catalog.find(code).map(entry -> answer(entry, links)));
    return told(read, request);
  }

  private static Reply told(Optional<CatalogAnswer> answer, HttpServletRequest request) {
    return answer.orElseThrow(Paging::notFound).to(request);
  }

  private static Reply copied(CatalogCopy.Place place, HttpServletRequest request, Links links) {
    if (place.row() < 0) {
      throw Paging.notFound();
    }
    String tag = Tags.of(place.run().version(place.row()));
    if (CatalogAnswer.isKnownTo(request, tag)) {
      return CatalogAnswer.unchanged(tag);
    }
    return CatalogAnswer.whole(tag, CodesJson.item(place.run(), place.row(), links));
  }

  private static CatalogAnswer answer(Entry entry, Links links) {
    return CatalogAnswer.of(Tags.of(entry), ProcedureJson.item(entry, links));
  }

  /**
   * The code that a request is about, as it is or as it was.
   *
   * @throws HttpProblem 404 if there is none
   */
  Entry find(HttpServletRequest request, String code) {
    Optional<Instant> asOf =
        Form.ofQuery(request)
            .first("asof")
            .filter(text -> !text.isEmpty())
            .map(text -> EffectiveDate.asOf("asof", text));
    Optional<Entry> entry = asOf.isPresent() ? history().find(code, asOf.get()) : cache.find(code);
    return entry.orElseThrow(Paging::notFound);
  }

  /** All changes of a code, the latest first. */
  Reply history(HttpServletRequest request, String code) {
    List<CatalogHistory.Change> changes = changes(code);
    if (changes.isEmpty()) {
      throw Paging.notFound();
    }
    byte[] json = ProcedureJson.history(code, changes, urls.of(request));
    // The first is that of the latest date, which need not be what was written last.
    long written = changes.stream().mapToLong(CatalogHistory.Change::version).max().orElseThrow();
    return CatalogAnswer.of(Tags.of(written), json).to(request);
  }

  /** The changes of a code; none if the store keeps no history. */
  List<CatalogHistory.Change> changes(String code) {
    return history().changes(code, MOST_CHANGES);
  }

  boolean hasHistory() {
    return history.isPresent();
  }

  private CatalogHistory history() {
    return history.orElseThrow(
        () -> new HttpProblem(501, "The store behind this catalogue keeps no history"));
  }
}
