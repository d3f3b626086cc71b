package dev.menagerie.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The texts of a web application's context-params. An empty one counts as none. Who reads one may
 * throw {@link IllegalArgumentException} or {@link DateTimeException}; whoever deploys is told the
 * param, the text and what is allowed.
 */
record ParamTexts(ServletContext context) {
  /** What the names of all of them begin with. */
  static final String PREFIX = "menagerie.";

  /** What the name ends with that names a file with a secret. */
  static final String FILE = "-file";

  /** A text; empty if nothing is said. */
  Optional<String> find(String name) {
    return Optional.ofNullable(context.getInitParameter(PREFIX + name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /**
   * A text that may instead be in a file, without the line's end there.
   *
   * @throws IllegalArgumentException if the file cannot be read, or both are given
   */
  Optional<String> secret(String name) {
    Optional<String> file = find(name + FILE);
    if (file.isEmpty()) {
      return find(name);
    }
    String saidBy = PREFIX + name + FILE;
    if (find(name).isPresent()) {
      throw new IllegalArgumentException(
          PREFIX + name + " and " + saidBy + " are both given; give one of them");
    }
    try {
      return Optional.of(Files.readString(Path.of(file.get())).replaceFirst("\\r?\\n\\z", ""));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          saidBy + " is '" + file.get() + "', but must be a file that can be read (" + e + ")", e);
    }
  }

  /**
   * What a text means; empty if nothing is said.
   *
   * @param allowed what may be said, in words that follow «must be»
   */
  <T> Optional<T> read(String name, String allowed, Function<String, T> reader) {
    return find(name).map(text -> read(PREFIX + name, text, text, allowed, reader));
  }

  /** The same of a secret, which is not shown. */
  <T> Optional<T> readSecret(String name, String allowed, Function<String, T> reader) {
    String saidBy = PREFIX + name + (find(name + FILE).isPresent() ? FILE : "");
    return secret(name).map(text -> read(saidBy, text, "***", allowed, reader));
  }

  private static <T> T read(
      String saidBy, String text, String shown, String allowed, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(saidBy + " is '" + shown + "', but must be " + allowed, e);
    }
  }
}
