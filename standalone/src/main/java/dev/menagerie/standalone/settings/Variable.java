package dev.menagerie.standalone.settings;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An environment variable, and how what it says becomes the text of a setting.
 *
 * @param name its name
 * @param translation what its content means in the setting's own terms
 */
record Variable(String name, UnaryOperator<String> translation) {
  private static final Set<String> ON = Set.of("True", "true", "1");

  static Variable plain(String name) {
    return new Variable(name, UnaryOperator.identity());
  }

  /** One that names a host, or a host and a port, where the setting wants a URL. */
  static Variable host(String name, String scheme) {
    return new Variable(name, text -> text.contains("://") ? text : scheme + "://" + text);
  }

  /** One with a PostgreSQL URL, in which many platforms write the scheme {@code postgres}. */
  static Variable postgres(String name) {
    return new Variable(
        name,
        text ->
            text.startsWith("postgres://")
                ? "postgresql" + text.substring("postgres".length())
                : text);
  }

  /** One by which other programs are switched too: what does not mean on means off. */
  static Variable onIfTrue(String name) {
    return new Variable(name, text -> Boolean.toString(ON.contains(text)));
  }
}
