package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show what runs, and how it is.")
final class StatusCommand extends AppCommand {
  @Parameters(arity = "0..1", paramLabel = "APP", description = "Only this app.")
  private String app;

  @Override
  public Integer call() {
    List<JsonNode> apps = apps();
    if (json()) {
      out().println(Json.pretty(Map.of("apps", apps)));
      return 0;
    }
    if (apps.isEmpty()) {
      out().println("Nothing is deployed. 'publish' makes a release, 'deploy' runs it.");
    }
    for (JsonNode each : apps) {
      print(each);
    }
    return 0;
  }

  private List<JsonNode> apps() {
    var apps = new ArrayList<JsonNode>();
    for (JsonNode each : client().get("/api/status").path("apps")) {
      if (app == null || app.equals(each.path("app").asText())) {
        apps.add(each);
      }
    }
    if (app != null && apps.isEmpty()) {
      throw Refusal.missing("nothing of app '" + app + "' was ever deployed");
    }
    return apps;
  }

  private void print(JsonNode each) {
    var head = new StringBuilder(each.path("app").asText());
    head.append(
        each.has("release") ? "  release " + each.path("release").asInt() : "  not deployed");
    if (each.has("canaryRelease")) {
      head.append(", canary release ").append(each.path("canaryRelease").asInt());
      head.append(" at ").append(each.path("canaryPercent").asInt()).append(" %");
    }
    head.append("  ")
        .append(each.path("routes").isEmpty() ? "no route" : joined(each.path("routes")));
    if (each.path("stopped").asBoolean()) {
      head.append("  stopped");
    }
    if (!each.path("traffic").asText().equals("flowing")) {
      head.append("  ").append(each.path("traffic").asText());
    }
    if (each.has("change")) {
      head.append("  (").append(each.path("change").asText()).append(')');
    }
    out().println(head);
    var table =
        new Table(
            "INSTANCE",
            "RELEASE",
            "STATE",
            "PORT",
            "PID",
            "UP",
            "REQUESTS",
            "5XX",
            "NOW",
            "P95",
            "HEALTH");
    for (JsonNode i : each.path("instances")) {
      table.row(
          "  " + i.path("id").asText(),
          i.path("release").asInt(),
          i.path("state").asText(),
          i.path("port").asInt(),
          i.path("pid").asLong(),
          i.path("upSeconds").asLong() + " s",
          i.path("requests").asLong(),
          i.path("failures").asLong(),
          i.path("inFlight").asInt(),
          i.path("p95Millis").asDouble() + " ms",
          i.path("health").asText());
    }
    table.print(out());
  }

  private static String joined(JsonNode texts) {
    var all = new ArrayList<String>();
    texts.forEach(text -> all.add(text.asText()));
    return String.join(", ", all);
  }
}
