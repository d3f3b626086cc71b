package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many bodies are written at a time that take as long as their clients like: each keeps
 * one of the container's threads, of which some must be left for others.
 */
public final class FewAtATime {
  private final Semaphore room;
  private final String refusal;

  /**
   * Room for some.
   *
   * @param most how many may be written at a time
   * @param refusal what is told to one more, as a sentence
   */
  public FewAtATime(int most, String refusal) {
    room = new Semaphore(most);
    this.refusal = requireNonNull(refusal, "refusal");
  }

  /**
   * The same body, written if there is room when its turn comes; else it is 503, with {@code
   * Retry-After}.
   */
  public BodyWriter bound(BodyWriter body) {
    return out -> {
      if (!room.tryAcquire()) {
        throw new HttpProblem(503, refusal + " Try again in a moment.", Map.of("Retry-After", "1"));
      }
      try {
        body.write(out);
      } finally {
        room.release();
      }
    };
  }
}
