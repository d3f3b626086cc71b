package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The absolute addresses of the catalogue as a client sees it. */
final class Links {
  private final String collection;
  private final byte[] json;
  private final String quoted;

  /** Under the address of the collection. */
  Links(String collection) {
    this.collection = collection;
    this.json = CodesJson.quoted(collection);
    this.quoted = new String(json, UTF_8);
  }

  String collection() {
    return collection;
  }

  /** The address of the collection as it stands in JSON between quotes; not to be changed. */
  byte[] json() {
    return json;
  }

  /** The same as a text. */
  String quoted() {
    return quoted;
  }

  String item(String code) {
    return collection + encoded(code);
  }

  /** A page of the collection as it was asked for. */
  String page(String query) {
    return collection + "?" + query;
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
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
      }
    }
    return text;
  }

  private static boolean isPlain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  }
}
