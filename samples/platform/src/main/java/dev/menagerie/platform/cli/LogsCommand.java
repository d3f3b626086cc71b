package dev.menagerie.platform.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show what an app's instances say.")
final class LogsCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what comes.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "100",
      description = "How many lines of each instance (default: 100).")
  private int lines;

  @Option(names = "--instance", paramLabel = "ID", description = "Only this instance.")
  private String instance;

  @Override
  public Integer call() {
    String query =
        "?lines="
            + lines
            + "&follow="
            + follow
            + (instance == null
                ? ""
                : "&instance=" + URLEncoder.encode(instance, StandardCharsets.UTF_8));
    client()
        .lines(
            "/api/apps/" + app + "/logs" + query,
            line -> {
              out().println(line);
              out().flush();
            });
    return 0;
  }
}
