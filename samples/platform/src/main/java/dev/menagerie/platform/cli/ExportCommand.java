package dev.menagerie.platform.cli;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Print the state as another program's configuration.")
final class ExportCommand extends AppCommand {
  @Parameters(paramLabel = "WHAT", description = "nginx.")
  private String what;

  @Override
  public Integer call() {
    if (!what.equals("nginx")) {
      throw Refusal.bad("'" + what + "' cannot be exported; nginx can");
    }
    var answer = client().get("/api/export/nginx");
    out().print(json() ? Json.pretty(answer) + "\n" : answer.path("nginx").asText());
    out().flush();
    return 0;
  }
}
