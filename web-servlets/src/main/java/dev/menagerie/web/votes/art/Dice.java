package dev.menagerie.web.votes.art;

import java.util.List;
import java.util.Random;

/** Chance that is always the same for the same seed, on every Java. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    // The generator begins alike for neighbouring seeds unless these are driven apart first.
    long mixed = (seed ^ (seed >>> 29)) * 0xBF58476D1CE4E5B9L;
    random = new Random((mixed ^ (mixed >>> 32)) * 0x94D049BB133111EBL);
  }

  /** A number between two others. */
  double between(double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  /** Whether something happens that happens so often. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of some things. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** One of some things. */
  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
