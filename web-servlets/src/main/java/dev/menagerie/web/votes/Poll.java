package dev.menagerie.web.votes;

import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;

/** What the pages of one poll share. */
record Poll(
    PollOptions options,
    HealthSwitch health,
    Pages pages,
    Places places,
    VoteCookie voteCookie,
    Votes votes,
    Casting casting,
    Gallery gallery) {
  /** The poll's name in the store. */
  static final String NAME = "pets";

  /** The page whose visits are the pets served. */
  static final String PET_PAGE = "pet";

  /** The page whose visits are the visitors who could vote. */
  static final String FORM_PAGE = "form";

  /** What every page of the app knows. */
  static Map<String, Object> model(HttpServletRequest request, Site site) {
    return Map.of(
        "app", Places.root(request),
        "host", site.instance(),
        "version", site.version(),
        "replica", Replica.of(site.instance()));
  }

  /** What every page of the app knows. */
  Map<String, Object> model(HttpServletRequest request) {
    return model(request, pages.site());
  }

  /** Renders a page. */
  byte[] render(HttpServletRequest request, String template, Map<String, ?> model) {
    return pages.render(template, RequestUrls.path(request), model);
  }

  /** An answer with a page, which nobody keeps: it is different each time. */
  Reply page(HttpServletRequest request, int status, String template, Map<String, ?> model) {
    return page(status, render(request, template, model));
  }

  /** An answer with a finished page. */
  static Reply page(int status, byte[] page) {
    return noStore(Reply.html(status, page));
  }

  /** An answer with a page that is rendered when it is sent. */
  Reply page(int status, Supplier<byte[]> page) {
    return noStore(Reply.later(() -> Reply.html(status, page.get())));
  }

  private static Reply noStore(Reply reply) {
    return reply.with("Cache-Control", "no-store").with("Vary", "Cookie");
  }
}
