package dev.menagerie.platform.deploy;

import dev.menagerie.platform.health.Health;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where new instances wait until they have proven themselves healthy. */
final class Gate {
  private static final Duration NEVER = Duration.ofMillis(50);

  private final Parts parts;
  private final Progress progress;

  Gate(Parts parts, Progress progress) {
    this.parts = parts;
    this.progress = progress;
  }

  /** Returns when all are healthy; fails when one ended, or when their time is over. */
  void pass(String app, List<Instance> instances, Rules rules) throws Failure.FailedException {
    var waiting = new ArrayList<>(instances);
    long began = System.nanoTime();
    while (true) {
      waiting.removeIf(instance -> isThrough(instance, rules));
      if (waiting.isEmpty()) {
        return;
      }
      for (Instance instance : waiting) {
        boolean late = System.nanoTime() - began > rules.gate().toNanos();
        if (late || !parts.fleet().isAlive(instance.id())) {
          throw new Failure.FailedException(parts.postmortem().of(app, instance, rules.gate()));
        }
      }
      tell(waiting.get(0), instances.size() - waiting.size(), instances.size(), rules);
      Parts.await(NEVER, () -> false);
    }
  }

  private boolean isThrough(Instance instance, Rules rules) {
    Health health = parts.healths().of(instance.id());
    boolean through = health.passes() >= rules.passes();
    if (through) {
      progress.step(
          "healthy",
          instance.id() + " is healthy: " + health.last().said(),
          Map.of("instance", instance.id(), "checks", health.checks()));
    }
    return through;
  }

  private void tell(Instance instance, int through, int all, Rules rules) {
    Health health = parts.healths().of(instance.id());
    String said = health.last() == null ? "not asked yet" : health.last().said();
    progress.step(
        "gate",
        "%d of %d healthy; %s after %d checks, %d of %d passed in a row: %s"
            .formatted(
                through,
                all,
                instance.id(),
                health.checks(),
                health.passes(),
                rules.passes(),
                said),
        Map.of(
            "instance", instance.id(),
            "checks", health.checks(),
            "passes", health.passes(),
            "said", said));
  }
}
