package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one operation at a time happen to an app; a second one is told about the first. */
final class Busy {
  private final Map<String, String> underWay = new ConcurrentHashMap<>();

  <T> T with(String app, String title, Supplier<T> operation) {
    String other = underWay.putIfAbsent(app, title);
    if (other != null) {
      throw Refusal.conflict(
          "app '"
              + app
              + "' is being changed ("
              + other
              + "); wait for its end, or follow it with"
              + " 'status'");
    }
    try {
      return operation.get();
    } finally {
      underWay.remove(app);
    }
  }
}
