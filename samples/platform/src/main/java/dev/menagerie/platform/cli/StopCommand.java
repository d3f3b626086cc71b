package dev.menagerie.platform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stop all instances of an app; 'start' brings them back.")
final class StopCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    return operate(app, "stop");
  }
}
