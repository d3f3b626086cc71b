package dev.menagerie.platform.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "down",
    description = "End the platform and all apps; the next 'up' starts them again.")
final class DownCommand extends AppCommand {
  @Option(names = "--keep-apps", description = "Let the apps run on.")
  private boolean keepApps;

  @Override
  public Integer call() {
    Show show = show();
    var result = client().operate("/api/down", Map.of("keepApps", keepApps), show::step);
    return show.result(result) ? 0 : CommandMenu.FAILED;
  }
}
