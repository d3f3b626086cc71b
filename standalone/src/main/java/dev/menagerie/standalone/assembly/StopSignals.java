package dev.menagerie.standalone.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The signals that ask a program to end: the first to stop, the second to hurry.
 *
 * <p>A shutdown hook would not do: the JVM waits for it, but does not tell it of a second signal.
 * The class {@code sun.misc.Signal} is unsupported by name only; the JDK keeps it for this purpose
 * (JEP 260), in the module {@code jdk.unsupported}.
 */
public final class StopSignals {
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Void> hurry = new CompletableFuture<>();

  private StopSignals() {}

  /** Receives the signals from now on, instead of letting them end the process. */
  public static StopSignals receive() {
    var signals = new StopSignals();
    for (String name : NAMES) {
      try {
        sun.misc.Signal.handle(new sun.misc.Signal(name), signal -> signals.received());
      } catch (IllegalArgumentException e) {
        // This system has no such signal, or the JVM was told to leave it alone (-Xrs).
        continue;
      }
    }
    return signals;
  }

  /** Completes when the program is to stop. */
  public CompletableFuture<?> stop() {
    return stop;
  }

  /** Completes when it is to stop without waiting for anything. */
  public CompletableFuture<?> hurry() {
    return hurry;
  }

  private void received() {
    if (!stop.complete(null)) {
      hurry.complete(null);
    }
  }
}
