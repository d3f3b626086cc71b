package dev.menagerie.standalone.console;

import dev.menagerie.standalone.settings.BadSettingException;
import java.util.List;
import picocli.CommandLine;

/**
 * Commands that belong together, as in {@code menagerie messages export}. Alone it does nothing.
 */
public final class CommandGroup extends Command {
  private final List<String> names;

  /** A group with some commands, in the order of its help. */
  public CommandGroup(Console console, String name, String description, Command... commands) {
    super(console, name, description);
    names = List.of(commands).stream().map(command -> command.spec().name()).toList();
    for (Command command : commands) {
      spec().addSubcommand(command.spec().name(), new CommandLine(command.spec()));
    }
  }

  @Override
  public Integer call() {
    throw new BadSettingException(
        "Say what to do with "
            + spec().name()
            + ": "
            + String.join(", ", names)
            + "; '"
            + spec().qualifiedName()
            + " --help' tells more");
  }
}
