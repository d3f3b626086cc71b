package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Answers what is in the catalogue. */
final class CatalogReader {
  private final ProcedureCatalog catalog;
  private final RequestUrls urls;

  CatalogReader(ProcedureCatalog catalog, RequestUrls urls) {
    this.catalog = catalog;
    this.urls = urls;
  }

  /** A page of the catalogue. */
  Reply page(HttpServletRequest request) {
    Paging paging = Paging.of(Form.ofQuery(request));
    // Read before the page: what changes in between makes the tag too old, never too new.
    String tag = Tags.of(catalog.version());
    Optional<Reply> shortcut = Tags.shortcut(request, tag);
    if (shortcut.isPresent()) {
      return shortcut.get();
    }
    CatalogPage page = catalog.page(paging.offset(), paging.size());
    if (!paging.isWithin(page.total())) {
      throw Paging.notFound();
    }
    Links links = new Links(urls, request);
    var meta = new PageMeta(paging, page.total(), links, "");
    var procedures = page.entries().stream().map(Entry::procedure).toList();
    return headed(Reply.json(200, ProcedureJson.list(procedures, links, meta)), tag);
  }

  /** One code. */
  Reply item(HttpServletRequest request, String code) {
    Entry entry = catalog.find(code).orElseThrow(Paging::notFound);
    String tag = Tags.of(entry);
    return Tags.shortcut(request, tag)
        .orElseGet(
            () ->
                headed(
                    Reply.json(
                        200, ProcedureJson.item(entry.procedure(), new Links(urls, request))),
                    tag));
  }

  private static Reply headed(Reply reply, String tag) {
    return reply
        .with("ETag", tag)
        .with("Vary", "Accept")
        .with("Cache-Control", "private, no-cache");
  }
}
