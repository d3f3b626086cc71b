package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.Refusal;
import java.util.HashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description = "Go back to the release before, artifact and configuration, or to another one.")
final class RollbackCommand extends AppCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      description = "The app; may be left out if there is only one.")
  private String app;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "Which release (default: the one that ran before).")
  private Integer release;

  @Option(names = "--dry-run", description = "Print what would be done, and do nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    var order = new HashMap<String, Object>();
    if (release != null) {
      order.put("release", release);
    }
    String chosen = app == null ? onlyApp() : app;
    return dryRun
        ? plan(client().post("/api/apps/" + chosen + "/rollback-plan", order))
        : operate(chosen, "rollback", order);
  }

  private String onlyApp() {
    JsonNode apps = client().get("/api/status").path("apps");
    if (apps.size() != 1) {
      throw Refusal.bad("say which app to roll back; there are " + apps.size());
    }
    return apps.get(0).path("app").asText();
  }
}
