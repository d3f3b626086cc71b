package dev.menagerie.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL from resource files. A file holds one statement per paragraph; lines beginning with two
 * hyphens are comments. A file in a dialect's own folder goes before the one that all share.
 */
final class Sql {
  private static final String SHARED = "common";
  private static final Pattern COMMENTS = Pattern.compile("(?m)^--.*\n");
  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

  private Sql() {}

  /** The text of a file, such as {@code cast-ballots.sql}. */
  static String text(Dialect dialect, String file) {
    return resource(dialect.folder + "/" + file)
        .or(() -> resource(SHARED + "/" + file))
        .orElseThrow(() -> new IllegalStateException("No SQL file " + file + " for " + dialect));
  }

  /** The statements in the text of a file, without comments and closing semicolons. */
  static List<String> statements(String text) {
    return PARAGRAPHS
        .splitAsStream(COMMENTS.matcher(text).replaceAll(""))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(s -> s.endsWith(";") ? s.substring(0, s.length() - 1) : s)
        .toList();
  }

  private static Optional<String> resource(String path) {
    try (InputStream in = Sql.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
