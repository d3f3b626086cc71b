package dev.menagerie.platform.cli;

import dev.menagerie.platform.Refusal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scale", description = "Run another number of instances.")
final class ScaleCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "How many.")
  private Integer number;

  @Option(names = "--instances", paramLabel = "N", description = "How many.")
  private Integer instances;

  @Override
  public Integer call() {
    Integer wanted = number != null ? number : instances;
    if (wanted == null) {
      throw Refusal.bad("say how many instances: scale " + app + " N");
    }
    return operate(app, "scale", Map.of("instances", wanted));
  }
}
