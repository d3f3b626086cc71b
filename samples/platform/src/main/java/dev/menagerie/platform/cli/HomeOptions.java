package dev.menagerie.platform.cli;

import dev.menagerie.platform.control.ControlClient;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command needs to find the platform, and to answer as it was asked to. */
final class HomeOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:PLATFORM_HOME:-platform-data}",
      description = "Where the platform's state lies (PLATFORM_HOME; default: ./platform-data).")
  private Path home;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  Path home() {
    return home;
  }

  boolean json() {
    return json;
  }

  ControlClient client() {
    return ControlClient.of(home);
  }
}
