package dev.menagerie.platform.cli;

import dev.menagerie.platform.state.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
              out().println(json() ? asJson(line) : line);
              out().flush();
            });
    return 0;
  }

  /** The instance stands before the first bar. */
  private static String asJson(String line) {
    String[] parts = line.split(" \\| ", 2);
    byte[] json = Json.bytes(Map.of("instance", parts[0], "line", parts[1]));
    return new String(json, StandardCharsets.UTF_8);
  }
}
