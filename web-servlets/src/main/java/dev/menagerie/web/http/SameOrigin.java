package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Refuses what other sites make a browser send. Browsers say where a request comes from, in {@code
 * Sec-Fetch-Site} or else in {@code Origin}; who says nothing is no browser, and carries no
 * visitor's cookies by accident.
 */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Lets a request pass that may change something.
   *
   * @throws HttpProblem 403 if a browser sends it on behalf of another site
   */
  static void check(HttpServletRequest request, RequestUrls urls) {
    if (isSafe(request.getMethod())) {
      return;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        throw refused();
      }
      return;
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !isOurs(origin, urls.host(request))) {
      throw refused();
    }
  }

  private static boolean isSafe(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  private static boolean isOurs(String origin, String host) {
    int authority = origin.indexOf("://");
    return authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
  }

  private static HttpProblem refused() {
    return new HttpProblem(403, "This was sent by a page of another site, and is not accepted.");
  }
}
