package dev.menagerie.web.votes;

import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.votes.art.Animal;
import dev.menagerie.web.votes.art.Drawing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The pictures of a poll: one's own where a folder has some, else drawn by the program. */
final class Gallery {
  private static final String DRAWN = "/pets/";
  private static final String OWN = "/images/";
  private static final int SEEDS = 1_000_000;
  private static final Pattern DRAWING = Pattern.compile("/pets/([a-z]+)/(\\d{1,18})\\.svg");

  private final Optional<OwnPictures> own;

  Gallery(PollOptions poll) {
    own = poll.images().map(OwnPictures::new);
  }

  /** A picture of a choice, another one each time. */
  Picture any(Choice choice) {
    return own.flatMap(pictures -> pictures.any(choice.option()))
        .map(file -> new Picture(OWN.substring(1) + file, choice.label(), ""))
        .orElseGet(() -> drawn(choice));
  }

  /** Whether a path below the app's root is one of a picture. */
  static boolean isAskedFor(String path) {
    return path.startsWith(DRAWN) || path.startsWith(OWN);
  }

  /**
   * A picture.
   *
   * @throws HttpProblem 404 if there is none at this path
   */
  Reply answer(HttpServletRequest request, String path) {
    Methods.requireGet(request);
    Optional<Reply> reply =
        path.startsWith(OWN)
            ? own.flatMap(pictures -> pictures.read(request, path.substring(OWN.length())))
            : drawing(path);
    return reply.orElseThrow(() -> new HttpProblem(404, "There is no such picture.")).guarded();
  }

  private static Picture drawn(Choice choice) {
    Animal animal = Animal.of(choice.label());
    int seed = ThreadLocalRandom.current().nextInt(SEEDS);
    Drawing drawing = animal.describe(seed);
    String path = DRAWN.substring(1) + animal + "/" + seed + ".svg";
    return new Picture(path, drawing.name(), drawing.about());
  }

  private static Optional<Reply> drawing(String path) {
    var parts = DRAWING.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Animal.byName(parts.group(1))
        .map(animal -> animal.draw(Long.parseLong(parts.group(2))))
        .map(svg -> Reply.of(200, "image/svg+xml", svg))
        .map(reply -> reply.with("Cache-Control", "public, max-age=86400"));
  }
}
