package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "Show who did what, when, and how it ended.")
final class HistoryCommand extends AppCommand {
  @Parameters(arity = "0..1", paramLabel = "APP", description = "Only this app.")
  private String app;

  @Option(names = "--all", description = "Deaths, restarts and health flips too.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many entries at most (default: 50).")
  private int limit;

  @Override
  public Integer call() {
    JsonNode entries =
        client()
            .get(
                "/api/history?all=" + all + "&limit=" + limit + (app == null ? "" : "&app=" + app));
    if (json()) {
      out().println(Json.pretty(entries));
      return 0;
    }
    var table = new Table("WHEN", "WHO", "APP", "WHAT", "DETAIL", "OUTCOME", "TOOK", "REASON");
    for (JsonNode e : entries) {
      double seconds = e.path("seconds").asDouble();
      table.row(
          e.path("at").asText().replaceFirst("\\.\\d+Z$", "Z"),
          e.path("who").asText(),
          e.path("app").asText(),
          e.path("what").asText(),
          e.path("detail").asText(),
          e.path("outcome").asText(),
          seconds == 0 ? "" : String.format("%.1f s", seconds),
          e.path("reason").asText());
    }
    table.print(out());
    return 0;
  }
}
