package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What kind of body a request says that it carries. */
public final class ContentType {
  private ContentType() {}

  /**
   * Insists on one of some media types, in UTF-8 and not compressed.
   *
   * @return the one that the request has
   * @throws HttpProblem 415 if the request has another type or character set, or names none
   */
  public static String require(HttpServletRequest request, String... types) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new HttpProblem(415, "The body must not be encoded; send it without Content-Encoding.");
    }
    for (String type : types) {
      if (is(request, type)) {
        return type;
      }
    }
    throw new HttpProblem(
        415,
        "The body must be "
            + String.join(" or ", types)
            + " in UTF-8; say so in the header Content-Type.");
  }

  /** Whether a request names a media type, with no other character set than UTF-8. */
  public static boolean is(HttpServletRequest request, String type) {
    String header = request.getContentType();
    if (header == null) {
      return false;
    }
    if (header.equals(type)) {
      return true;
    }
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals(type)) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=") && !parameter.matches("charset=\"?utf-?8\"?")) {
        return false;
      }
    }
    return true;
  }
}
