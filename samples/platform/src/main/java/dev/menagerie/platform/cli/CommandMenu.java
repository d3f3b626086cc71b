package dev.menagerie.platform.cli;

import dev.menagerie.platform.Platform;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * All commands. Exit status: 0 when all went well, 1 when something failed, 2 when it was asked for
 * what makes no sense.
 */
@Command(
    name = "platform",
    mixinStandardHelpOptions = true,
    description = "Deploys small services on one host without downtime.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First: 'up' in one terminal, then the other commands in another, with the same --home.",
      "'platform' stands for 'java -jar platform.jar'."
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      PublishCommand.class,
      DeployCommand.class,
      RollbackCommand.class,
      PromoteCommand.class,
      StatusCommand.class,
      HistoryCommand.class,
      LogsCommand.class,
      ReleasesCommand.class,
      DiffCommand.class,
      ScaleCommand.class,
      StopCommand.class,
      StartCommand.class,
      RestartCommand.class,
      PauseCommand.class,
      MaintenanceCommand.class,
      ResumeCommand.class,
      RouteCommand.class,
      ExportCommand.class,
      AppBaseCommand.class,
      RepositoryCommand.class,
      CommandLine.HelpCommand.class
    })
public final class CommandMenu {
  static final int FAILED = 1;
  static final int ASKED_WRONGLY = 2;

  private CommandMenu() {}

  /** Runs a command, and returns its exit status. */
  public static int run(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    var line = new CommandLine(new CommandMenu());
    line.getCommandSpec().version("platform " + Platform.VERSION);
    line.addSubcommand("completion", new AutoComplete.GenerateCompletion(), "generate-completion");
    line.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.findOption("-h") == null)
        .forEach(command -> command.mixinStandardHelpOptions(true));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static int failed(Exception e, CommandLine command) {
    boolean known = e instanceof Refusal;
    String message = known ? e.getMessage() : e.toString();
    var json = command.getCommandSpec().findOption("--json");
    if (json != null && Boolean.TRUE.equals(json.getValue())) {
      byte[] error = Json.bytes(Map.of("ok", false, "error", message));
      command.getOut().println(new String(error, StandardCharsets.UTF_8));
    } else {
      command.getErr().println("platform: " + message);
    }
    if (!known) {
      e.printStackTrace(command.getErr());
    }
    return known && ((Refusal) e).status() == 400 ? ASKED_WRONGLY : FAILED;
  }
}
