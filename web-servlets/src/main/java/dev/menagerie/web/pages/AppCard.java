package dev.menagerie.web.pages;

import java.util.Objects;
import java.util.Optional;

/**
 * One app as the home page ({@code home.ftlh}, model key {@code apps}) shows it.
 *
 * @param name the app's short name, which also picks its animal: {@code pets}, {@code survey},
 *     {@code messages} or {@code procedures}; any other name gets the house cat
 * @param title what the card is headed with
 * @param summary one sentence on what the app does
 * @param path where it lives, relative to the web application's root, as in {@code pets/}
 * @param example a command to try it, for an app that is an API
 * @param store what its data lies in, in words, without secrets
 * @param up whether that store answers
 */
public record AppCard(
    String name,
    String title,
    String summary,
    String path,
    Optional<String> example,
    String store,
    boolean up) {
  /** Refuses a path that leads out of the web application. */
  public AppCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(summary, "summary");
    Link.requireRelative("path", path);
    Objects.requireNonNull(example, "example");
    Objects.requireNonNull(store, "store");
  }
}
