package dev.menagerie.web.votes;

import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where the app lies for whoever sent a request. Its servlet is mapped to {@code /pets/*}, {@code
 * /*} or the like, so the servlet path is the way from the web application to the app.
 */
final class Places {
  private final RequestUrls urls;

  Places(RequestUrls urls) {
    this.urls = urls;
  }

  /** The path below the app's root, which begins with a slash; empty for the root without one. */
  static String path(HttpServletRequest request) {
    return request.getPathInfo() == null ? "" : request.getPathInfo();
  }

  /** The relative way from the page asked for to the app's root, as in {@code ./}. */
  static String root(HttpServletRequest request) {
    String up = Pages.root(RequestUrls.path(request));
    String app = request.getServletPath();
    return app.isEmpty() ? up : up + app.substring(1) + "/";
  }

  /**
   * Leads a client to a place in the app.
   *
   * @param place as in {@code /vote}
   */
  Reply redirect(HttpServletRequest request, String place) {
    String root = urls.cookiePath(request);
    String context = root.equals("/") ? "" : root;
    return Reply.empty(302)
        .with("Location", context + request.getServletPath() + place)
        .with("Cache-Control", "no-store");
  }
}
