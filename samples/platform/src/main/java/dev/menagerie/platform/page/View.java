package dev.menagerie.platform.page;

import dev.menagerie.platform.control.Status;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.web.pages.Charts;
import dev.menagerie.web.pages.Svg;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The status as the page's templates want it: texts, and which of them are good or bad news. */
public final class View {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LEAST_METER = 10;

  private View() {}

  /** An app on the page. */
  public record App(
      String name,
      String release,
      String kind,
      List<String> badges,
      String routes,
      String rate,
      Svg chart,
      List<Row> instances) {}

  /** An instance on the page. */
  public record Row(
      String id,
      String state,
      String kind,
      int release,
      String rate,
      long requests,
      long failures,
      int inFlight,
      int most,
      String p95,
      String health) {}

  /** Something that happened, on the page. */
  public record Event(
      String when, String app, String what, String outcome, String kind, String who, String why) {}

  static Map<String, Object> model(List<Status.AppStatus> apps, Rates rates, List<Entry> history) {
    var newestFirst = new ArrayList<>(history);
    Collections.reverse(newestFirst);
    return Map.of(
        "apps", apps.stream().map(app -> app(app, rates)).toList(),
        "events", newestFirst.stream().map(View::event).toList());
  }

  private static App app(Status.AppStatus app, Rates rates) {
    var badges = new ArrayList<String>();
    if (app.canaryRelease() != null) {
      badges.add("canary: release " + app.canaryRelease() + " at " + app.canaryPercent() + " %");
    }
    if (app.change() != null) {
      badges.add(app.change());
    }
    if (!app.traffic().equals("flowing")) {
      badges.add(app.traffic() + (app.waiting() > 0 ? ", " + app.waiting() + " waiting" : ""));
    }
    if (app.stopped()) {
      badges.add("stopped");
    }
    List<Charts.Point> points = rates.ofApp(app.app());
    double now = points.isEmpty() ? 0 : points.get(points.size() - 1).value();
    boolean serves = app.instances().stream().anyMatch(i -> i.state().equals("live"));
    return new App(
        app.app(),
        app.release() == null ? "not deployed" : "release " + app.release(),
        serves ? "good" : "bad",
        badges,
        app.routes().isEmpty()
            ? app.app() + ".platform"
            : String.join(", ", app.routes()) + ", " + app.app() + ".platform",
        number(now),
        Charts.timeline("Requests per second of " + app.app(), points),
        app.instances().stream().map(i -> row(i, rates)).toList());
  }

  private static Row row(Status.InstanceStatus i, Rates rates) {
    String kind =
        switch (i.state()) {
          case "live", "canary" -> "good";
          case "dead", "ejected" -> "bad";
          default -> "";
        };
    return new Row(
        i.id(),
        i.state(),
        kind,
        i.release(),
        number(rates.ofInstance(i.id())),
        i.requests(),
        i.failures(),
        i.inFlight(),
        Math.max(LEAST_METER, i.inFlight()),
        number(i.p95Millis()) + " ms",
        i.health());
  }

  private static Event event(Entry e) {
    boolean good = e.outcome().startsWith("done") || e.outcome().startsWith("canary");
    return new Event(
        TIME.format(e.at()),
        e.app(),
        e.what() + " " + e.detail(),
        e.outcome(),
        good ? "good" : "bad",
        e.who(),
        e.reason() == null ? "" : e.reason());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 && value > 0 ? "%.1f" : "%.0f", value);
  }
}
