package dev.menagerie.platform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "End a pause or maintenance.")
final class ResumeCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Override
  public Integer call() {
    return operate(app, "resume");
  }
}
