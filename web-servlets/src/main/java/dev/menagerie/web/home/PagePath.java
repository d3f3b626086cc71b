package dev.menagerie.web.home;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as pages want it: raw, inside the web application. */
final class PagePath {
  private PagePath() {}

  static String of(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/") ? path : "/";
  }
}
