package dev.menagerie.platform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Start a stopped app again.")
final class StartCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    return operate(app, "start");
  }
}
