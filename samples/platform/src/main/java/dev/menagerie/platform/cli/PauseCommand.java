package dev.menagerie.platform.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = "Let an app's requests wait, up to a limit, then answer 504.")
final class PauseCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long a request may wait (default: 30).")
  private int limit;

  @Override
  public Integer call() {
    return operate(app, "pause", Map.of("limit", limit));
  }
}
