package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "releases", description = "Show an app's releases.")
final class ReleasesCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    JsonNode releases = client().get("/api/apps/" + app + "/releases");
    if (json()) {
      out().println(Json.pretty(releases));
      return 0;
    }
    var table = new Table("RELEASE", "PUBLISHED", "BY", "BYTES", "SHA-256");
    for (JsonNode r : releases) {
      table.row(
          r.path("number").asInt(),
          r.path("published").asText(),
          r.path("by").asText(),
          r.path("bytes").asLong(),
          r.path("digest").asText());
    }
    table.print(out());
    return 0;
  }
}
