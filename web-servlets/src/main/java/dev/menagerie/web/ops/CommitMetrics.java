package dev.menagerie.web.ops;

import dev.menagerie.batch.GroupCommit.Statistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Measures an app's group commit: how many writes share a trip to the store, and how many wait. */
public final class CommitMetrics {
  private static final Statistics NOTHING = new Statistics(0, 0, 0, 0);

  private CommitMetrics() {}

  /**
   * What to bind.
   *
   * @param app the app's short name
   * @param statistics tells what its group commit has done so far; empty before it was made
   */
  public static Consumer<MeterRegistry> of(String app, Supplier<Optional<Statistics>> statistics) {
    return registry -> {
      counter(registry, app, "trips", statistics, Statistics::trips);
      counter(registry, app, "items", statistics, Statistics::items);
      counter(registry, app, "refused", statistics, Statistics::refused);
      Gauge.builder("menagerie.commit.waiting", statistics, s -> now(s).waiting())
          .tag("app", app)
          .description("The weight of the writes that wait for a trip to the store")
          .register(registry);
    };
  }

  private static void counter(
      MeterRegistry registry,
      String app,
      String what,
      Supplier<Optional<Statistics>> statistics,
      ToLongFunction<Statistics> count) {
    FunctionCounter.builder("menagerie.commit." + what, statistics, s -> count.applyAsLong(now(s)))
        .tag("app", app)
        .register(registry);
  }

  private static Statistics now(Supplier<Optional<Statistics>> statistics) {
    return statistics.get().orElse(NOTHING);
  }
}
