package dev.menagerie.web.pages;

import java.util.Objects;

/**
 * A place inside the web application.
 *
 * @param label what the visitor reads
 * @param path the way there from the web application's root, without a slash in front, as in {@code
 *     survey/}
 */
public record Link(String label, String path) {
  /** Refuses a path that leads out of the web application. */
  public Link {
    Objects.requireNonNull(label, "label");
    requireRelative("path", path);
  }

  /** Pages hold no absolute link: refuses {@code /x}, {@code //host} and {@code https://host}. */
  static void requireRelative(String field, String path) {
    if (path.startsWith("/") || path.contains(":")) {
      throw new IllegalArgumentException(
          field + " '" + path + "' must be relative to the web application's root");
    }
  }
}
