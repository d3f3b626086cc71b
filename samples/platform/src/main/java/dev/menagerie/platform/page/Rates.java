package dev.menagerie.platform.page;

import dev.menagerie.platform.control.Status;
import dev.menagerie.web.pages.Charts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many requests there were in each of the last seconds. */
final class Rates {
  private static final int SECONDS = 120;

  private final Clock clock;
  private final Map<String, Deque<Charts.Point>> ofApps = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();
  private final Map<String, Double> ofInstances = new HashMap<>();
  private Instant last;

  Rates(Clock clock) {
    this.clock = clock;
  }

  /** Takes note of the counts of this moment. */
  synchronized void sample(List<Status.AppStatus> apps) {
    Instant now = clock.instant();
    double seconds =
        last == null ? 1 : Math.max(0.001, java.time.Duration.between(last, now).toMillis() / 1e3);
    last = now;
    var present = new HashMap<String, Long>();
    ofInstances.clear();
    for (Status.AppStatus app : apps) {
      double sum = 0;
      for (Status.InstanceStatus instance : app.instances()) {
        long before = totals.getOrDefault(instance.id(), instance.requests());
        double rate = Math.max(0, instance.requests() - before) / seconds;
        present.put(instance.id(), instance.requests());
        ofInstances.put(instance.id(), rate);
        sum += rate;
      }
      Deque<Charts.Point> points = ofApps.computeIfAbsent(app.app(), name -> new ArrayDeque<>());
      points.add(new Charts.Point(now, sum));
      while (points.size() > SECONDS) {
        points.remove();
      }
    }
    totals.clear();
    totals.putAll(present);
  }

  synchronized double ofInstance(String id) {
    return ofInstances.getOrDefault(id, 0.0);
  }

  synchronized List<Charts.Point> ofApp(String app) {
    return new ArrayList<>(ofApps.getOrDefault(app, new ArrayDeque<>()));
  }
}
