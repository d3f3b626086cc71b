package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.web.http.RequestUrls;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/** The absolute addresses of the catalogue as the client of one request sees it. */
final class Links {
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z-]*");

  private final String collection;

  Links(RequestUrls urls, HttpServletRequest request) {
    this(urls.base(request) + request.getServletPath() + "/");
  }

  /** Under the address of the collection. */
  Links(String collection) {
    this.collection = collection;
  }

  String collection() {
    return collection;
  }

  String item(String code) {
    return collection + encoded(code);
  }

  /**
   * A page of the collection.
   *
   * @param more what else was asked for, encoded and with a leading {@code &}, or empty
   */
  String page(long number, int size, String more) {
    return collection + "?per_page=" + size + "&page=" + number + more;
  }

  static String encoded(String text) {
    if (!PLAIN.matcher(text).matches()) {
      return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
    return text;
  }
}
