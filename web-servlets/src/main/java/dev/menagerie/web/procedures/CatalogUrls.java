package dev.menagerie.web.procedures;

import dev.menagerie.web.http.RequestUrls;
import jakarta.servlet.http.HttpServletRequest;

/** Tells under which address the client of a request reaches the catalogue. */
final class CatalogUrls {
  private final RequestUrls urls;
  private volatile Links last = new Links("");

  CatalogUrls(RequestUrls urls) {
    this.urls = urls;
  }

  /** The addresses as the client sees them: nearly always the same as for the last request. */
  Links of(HttpServletRequest request) {
    String collection = urls.base(request) + request.getServletPath() + "/";
    Links known = last;
    if (known.collection().equals(collection)) {
      return known;
    }
    Links made = new Links(collection);
    last = made;
    return made;
  }
}
