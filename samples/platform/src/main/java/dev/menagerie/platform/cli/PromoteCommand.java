package dev.menagerie.platform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "promote", description = "Give the canary's release to all visitors.")
final class PromoteCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    return operate(app, "promote");
  }
}
