package dev.menagerie.standalone.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.commands.messages.MessagesCommands;
import dev.menagerie.standalone.commands.procedures.ProceduresCommands;
import dev.menagerie.standalone.commands.surveys.SurveyCommands;
import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.web.ops.VersionServlet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands; described in code, since annotations would have to be searched for. */
final class Commands {
  private Commands() {}

  static CommandLine of(Console console) {
    var root = new RootCommand(console);
    root.spec()
        .version("menagerie " + VersionServlet.version())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Print the version.")
                .build());
    List<Command> all =
        List.of(
            new ServeCommand(console),
            new CheckCommand(console),
            MessagesCommands.of(console),
            SurveyCommands.of(console),
            new RecountCommand(console),
            ProceduresCommands.of(console),
            new ConfigCommand(console),
            new HelpCommand(console),
            new WarmUpCommand(console));
    for (Command each : all) {
      root.spec().addSubcommand(each.spec().name(), new CommandLine(each.spec()));
    }
    return new CommandLine(root.spec())
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(console.out(), true, UTF_8))
        .setErr(new PrintWriter(console.err(), true, UTF_8))
        .setParameterExceptionHandler((e, arguments) -> askedWrongly(e, console))
        .setExecutionExceptionHandler(
            (e, line, parsed) -> Menu.failed(e, console, Command.flags(parsed)));
  }

  private static int askedWrongly(ParameterException e, Console console) {
    String message =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched().get(0), e.getCommandLine())
            : e.getMessage();
    console.err().println("menagerie: " + message);
    console
        .err()
        .println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return Menu.ASKED_WRONGLY;
  }

  private static String unmatched(String argument, CommandLine line) {
    boolean flag = argument.startsWith("-");
    if (!flag && line.getSubcommands().isEmpty()) {
      return "'" + argument + "' is one argument too many";
    }
    Set<String> known =
        flag ? line.getCommandSpec().optionsMap().keySet() : line.getSubcommands().keySet();
    return "There is no "
        + (flag ? "flag" : "command")
        + " '"
        + argument
        + "'"
        + Suggestion.near(argument.split("=", 2)[0], known)
            .map(word -> "; did you mean '" + word + "'?")
            .orElse("");
  }
}
