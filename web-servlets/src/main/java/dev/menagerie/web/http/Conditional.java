package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the entity tags of conditional requests, as RFC 9110 says. */
public final class Conditional {
  private static final Pattern TAG =
      Pattern.compile("[\\s,]*(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(?:,|$)");

  private Conditional() {}

  /** A header with tags, which may be spread over several lines; {@code null} if there is none. */
  public static String header(HttpServletRequest request, String name) {
    return request.getHeader(name) == null
        ? null
        : String.join(",", Collections.list(request.getHeaders(name)));
  }

  /**
   * Whether {@code If-None-Match} names a tag, so that a {@code GET} is a 304. Tags are compared
   * weakly; {@code *} is nobody's name, and asks {@link #any} instead.
   *
   * @param header the header, or {@code null} if there is none
   * @param tag the tag that we would send, quotes included; never a weak one
   */
  public static boolean names(String header, String tag) {
    return header != null && (header.equals(tag) || contains(header, tag, true));
  }

  /**
   * Whether {@code If-Match} lets a change pass: there is no such header, or it is {@code *}, or it
   * names the tag, compared strongly.
   *
   * @param header the header, or {@code null} if there is none
   * @param tag the tag of what exists, quotes included, or {@code null} if nothing does
   */
  public static boolean mayChange(String header, String tag) {
    return header == null || (tag != null && (any(header) || contains(header, tag, false)));
  }

  /** Whether a header is {@code *}: it speaks of whatever exists. */
  public static boolean any(String header) {
    return header != null && header.strip().equals("*");
  }

  private static boolean contains(String list, String tag, boolean weakly) {
    Matcher each = TAG.matcher(list);
    while (each.lookingAt()) {
      if (each.group(2).equals(tag) && (weakly || each.group(1) == null)) {
        return true;
      }
      each.region(each.end(), list.length());
    }
    return false;
  }
}
