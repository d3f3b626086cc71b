package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.settings.BadSettingException;
import picocli.CommandLine;

/** {@code help}: the help of the program, or of one command. */
final class HelpCommand extends Command {
  HelpCommand(Console console) {
    super(console, "help", "Print the help of the program, or of a command.");
    takesAny("COMMAND", "Which command, as in 'help messages export'.");
  }

  @Override
  public Integer call() {
    CommandLine asked = spec().commandLine().getParent();
    for (String name : arguments()) {
      asked = asked.getSubcommands().get(name);
      if (asked == null) {
        throw new BadSettingException(
            "There is no command '" + String.join(" ", arguments()) + "'; try 'menagerie help'");
      }
    }
    asked.usage(console().out());
    return 0;
  }
}
