package dev.menagerie.web.votes;

import static java.util.Objects.requireNonNull;

/**
 * A picture as a page shows it.
 *
 * @param path where it lies, relative to the app's root
 * @param name what it shows, for those who do not see it, and below it
 * @param about a sentence about it; empty if there is nothing to say
 */
public record Picture(String path, String name, String about) {
  /** Refuses nothing but {@code null}. */
  public Picture {
    requireNonNull(path, "path");
    requireNonNull(name, "name");
    requireNonNull(about, "about");
  }
}
