package dev.menagerie.platform.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "maintenance",
    description = "Answer an app's requests with 503 and a page that says why.")
final class MaintenanceCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Option(
      names = "--message",
      defaultValue = "We are working on it and will be back soon.",
      description = "What visitors read.")
  private String message;

  @Override
  public Integer call() {
    return operate(app, "maintenance", Map.of("message", message));
  }
}
