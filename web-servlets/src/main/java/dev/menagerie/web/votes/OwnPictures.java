package dev.menagerie.web.votes;

import dev.menagerie.web.http.Conditional;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pictures that a user has put into {@code option_a}, {@code option_b}, … of a folder. The folder
 * is looked at anew each time, so that pictures may come and go while the program runs.
 */
final class OwnPictures {
  private static final Logger LOG = System.getLogger(OwnPictures.class.getName());
  private static final long LARGEST = 20L << 20;
  private static final int MOST_IN_A_FOLDER = 10_000;
  private static final Pattern PATH = Pattern.compile("([a-z0-9_-]{1,64})/([A-Za-z0-9._-]{1,200})");
  private static final Map<String, String> TYPES =
      Map.of(
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png",
          "gif", "image/gif",
          "webp", "image/webp",
          "avif", "image/avif",
          "svg", "image/svg+xml");

  private final Path folder;

  OwnPictures(Path folder) {
    this.folder = folder;
  }

  /** The path of some picture of an option, as in {@code a/tom.jpg}; empty if it has none. */
  Optional<String> any(String option) {
    List<String> names = names(option);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(option + "/" + names.get(ThreadLocalRandom.current().nextInt(names.size())));
  }

  /** Reads the picture at such a path; empty if there is none. */
  Optional<Reply> read(HttpServletRequest request, String path) {
    var parts = PATH.matcher(path);
    if (!parts.matches() || type(parts.group(2)).isEmpty()) {
      return Optional.empty();
    }
    Path file = folder(parts.group(1)).resolve(parts.group(2));
    try {
      if (!isPicture(file)) {
        return Optional.empty();
      }
      String tag =
          '"'
              + Long.toHexString(Files.getLastModifiedTime(file).toMillis() ^ Files.size(file))
              + '"';
      Reply reply =
          Conditional.names(Conditional.header(request, "If-None-Match"), tag)
              ? Reply.empty(304)
              : Reply.of(200, type(parts.group(2)).orElseThrow(), Files.readAllBytes(file));
      return Optional.of(reply.with("ETag", tag).with("Cache-Control", "no-cache"));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A picture went away while it was read", e);
      return Optional.empty();
    }
  }

  private List<String> names(String option) {
    Path place = folder(option);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .limit(MOST_IN_A_FOLDER)
          .filter(OwnPictures::isPicture)
          .map(file -> file.getFileName().toString())
          .filter(name -> PATH.matcher(option + "/" + name).matches() && type(name).isPresent())
          .toList();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The folder " + place + " cannot be read; pets are drawn instead", e);
      return List.of();
    }
  }

  private Path folder(String option) {
    return folder.resolve("option_" + option);
  }

  private static boolean isPicture(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A picture went away while it was looked at", e);
      return false;
    }
  }

  private static Optional<String> type(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(ending));
  }
}
