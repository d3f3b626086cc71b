package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.settings.BadSettingException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code help}: the help of the program, or of one command. */
final class HelpCommand implements Callable<Integer> {
  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  HelpCommand(Console console) {
    this.console = console;
    spec.name("help");
    spec.usageMessage().description("Print the help of the program, or of a command.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("COMMAND")
            .arity("0..1")
            .type(String.class)
            .description("Which command.")
            .build());
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    CommandLine program = spec.commandLine().getParent();
    String name = spec.commandLine().getParseResult().matchedPositionalValue(0, "");
    CommandLine asked = name.isEmpty() ? program : program.getSubcommands().get(name);
    if (asked == null) {
      throw new BadSettingException("There is no command '" + name + "'; try 'menagerie help'");
    }
    asked.usage(console.out());
    return 0;
  }
}
