package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Show what is different between two releases, secrets masked.")
final class DiffCommand extends AppCommand {
  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private String app;

  @Parameters(index = "1", paramLabel = "A", description = "A release.")
  private int from;

  @Parameters(index = "2", paramLabel = "B", description = "Another release.")
  private int to;

  @Override
  public Integer call() {
    JsonNode diff = client().get("/api/apps/" + app + "/diff?a=" + from + "&b=" + to);
    if (json()) {
      out().println(Json.pretty(diff));
    } else if (diff.path("differences").isEmpty()) {
      out().println("Releases " + from + " and " + to + " of " + app + " are the same.");
    } else {
      diff.path("differences").forEach(line -> out().println(line.asText()));
    }
    return 0;
  }
}
