package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Accept;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The catalogue for people: what the API tells at the same addresses, as pages. */
final class CatalogView {
  private final Pages pages;
  private final CatalogReader reader;
  private final CatalogUrls links;

  CatalogView(Pages pages, CatalogReader reader, CatalogUrls links) {
    this.pages = pages;
    this.reader = reader;
    this.links = links;
  }

  /** Whether somebody would rather have a page. */
  static boolean isAskedFor(HttpServletRequest request) {
    return Methods.isGet(request)
        && Accept.best(request.getHeader("Accept"), "application/json", "text/html")
            .equals("text/html");
  }

  /** The table of codes, or of what a search found. */
  Reply list(HttpServletRequest request, Identity who) {
    Form form = Form.ofQuery(request);
    Paging paging = Paging.of(form);
    Query query = Query.of(form);
    CatalogReader.Listed listed = reader.list(paging, query);
    String here = here(request);
    String url = links.of(request).collection();
    Map<String, Object> model = new HashMap<>();
    model.put("action", here);
    model.put("user", who.name());
    model.put("q", query.search().orElse(""));
    model.put("rows", listed.procedures().stream().map(each -> row(each, here)).toList());
    model.put("total", listed.total());
    model.put("label", label(paging, listed));
    model.put("previous", paging.number() > 1 ? page(here, paging, -1, query) : "");
    model.put("next", listed.more() ? page(here, paging, 1, query) : "");
    model.put("api", "openapi");
    model.put(
        "curl",
        List.of(
            "curl -u " + who.name() + " '" + url + search(query) + "'",
            "curl -u "
                + who.name()
                + " -H 'Content-Type: application/json' -d"
                + " '{\"pxcode\":\"999\",\"procedure\":\"NEW\"}' "
                + url));
    return reply(request, "procedures", model);
  }

  /** One code, with all that it ever stood for. */
  Reply item(HttpServletRequest request, Identity who, String code) {
    Entry entry = reader.find(request, code);
    String url = links.of(request).item(code);
    Map<String, Object> model = new HashMap<>();
    model.put("list", here(request));
    model.put("code", code);
    model.put("title", entry.procedure().title());
    model.put("version", Long.toString(entry.version()));
    model.put("changes", reader.hasHistory() ? changes(code) : List.of());
    model.put(
        "curl",
        List.of(
            "curl -i -u " + who.name() + " " + url,
            "curl -u "
                + who.name()
                + " -X PUT -H 'If-Match: "
                + Tags.of(entry)
                + "' -H 'Content-Type: application/json' -d '{\"procedure\":\"NEW TITLE\"}' "
                + url,
            "curl -u " + who.name() + " " + url + "/history"));
    return reply(request, "procedure", model);
  }

  private Reply reply(HttpServletRequest request, String template, Map<String, Object> model) {
    byte[] page = pages.render(template, RequestUrls.path(request), model);
    return Reply.html(200, page).with("Vary", "Accept").with("Cache-Control", "private, no-cache");
  }

  private List<Map<String, Object>> changes(String code) {
    return reader.changes(code).stream().map(CatalogView::change).toList();
  }

  private static Map<String, Object> change(CatalogHistory.Change change) {
    return Map.of(
        "title", change.title().orElse(""),
        "effective", readable(change.effective().toString()),
        "recorded", readable(change.recorded().toString()));
  }

  private static String readable(String instant) {
    return instant.substring(0, 16).replace('T', ' ');
  }

  private static Map<String, Object> row(Procedure procedure, String here) {
    return Map.of(
        "code", procedure.code(),
        "title", procedure.title(),
        "path", here + Links.encoded(procedure.code()));
  }

  private static String label(Paging paging, CatalogReader.Listed listed) {
    if (listed.procedures().isEmpty()) {
      return "Nothing found";
    }
    long first = paging.offset() + 1;
    return String.format(
        Locale.ROOT,
        "%,d to %,d of %,d",
        first,
        first + listed.procedures().size() - 1,
        listed.total());
  }

  private static String page(String here, Paging paging, int step, Query query) {
    return here + "?per_page=" + paging.size() + "&page=" + (paging.number() + step) + query.more();
  }

  private static String search(Query query) {
    Optional<String> words = query.search();
    return words.map(text -> "?q=" + URLEncoder.encode(text, UTF_8)).orElse("");
  }

  /** The collection's address, relative to the web application's root. */
  private static String here(HttpServletRequest request) {
    return request.getServletPath().substring(1) + "/";
  }
}
