package dev.menagerie.platform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "restart",
    description = "Start every instance of an app anew, one after the other, without downtime.")
final class RestartCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    return operate(app, "restart");
  }
}
