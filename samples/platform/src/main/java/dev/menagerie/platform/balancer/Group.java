package dev.menagerie.platform.balancer;

import dev.menagerie.platform.state.Version;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * The instances of one version.
 *
 * @param version what they run
 * @param percent how many of a hundred new visitors get it
 * @param backends the instances
 */
record Group(Version version, int percent, List<Backend> backends) {
  Group {
    backends = List.copyOf(backends);
  }

  /**
   * Enters the instance with the fewest requests: a healthy one if there is one, else any, because
   * an answer that says what is wrong is better than none. Null if there is none to be tried.
   */
  Backend enter(Predicate<Backend> untried) {
    Backend chosen = choose(b -> b.isPreferred() && untried.test(b));
    return chosen != null ? chosen : choose(untried);
  }

  private Backend choose(Predicate<Backend> condition) {
    int size = backends.size();
    if (size == 0) {
      return null;
    }
    int start = size == 1 ? 0 : ThreadLocalRandom.current().nextInt(size);
    while (true) {
      Backend best = null;
      for (int i = 0; i < size; i++) {
        Backend each = backends.get((start + i) % size);
        if (condition.test(each)
            && !each.doorway().isClosed()
            && (best == null || each.inFlight() < best.inFlight())) {
          best = each;
        }
      }
      if (best == null || best.doorway().enter()) {
        return best;
      }
    }
  }
}
