package dev.menagerie.standalone.assembly;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The signals that ask a program to end: the first to stop, the second to hurry.
 *
 * <p>A shutdown hook would not do: the JVM waits for it, but does not tell it of a second signal.
 * What tells is {@code sun.misc.Signal}, which the JDK keeps for this purpose in the module {@code
 * jdk.unsupported} (JEP 260). It is reached by reflection for one reason only: javac warns wherever
 * it is named, cannot be told not to, and here warnings are errors.
 */
public final class StopSignals {
  private static final Logger LOG = System.getLogger(StopSignals.class.getName());
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Void> hurry = new CompletableFuture<>();

  private StopSignals() {}

  /** Receives the signals from now on, instead of letting them end the process. */
  public static StopSignals receive() {
    var signals = new StopSignals();
    try {
      signals.receiveAll();
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "This JVM hands over no signals; they will end it at once", e);
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

  private void receiveAll() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object receiver =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              received();
              return null;
            });
    for (String name : NAMES) {
      try {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
      } catch (InvocationTargetException e) {
        // This system has no such signal, or the JVM was told to leave it alone (-Xrs).
        LOG.log(Level.DEBUG, "No signal {0} here: {1}", name, e.getCause());
      }
    }
  }
}
