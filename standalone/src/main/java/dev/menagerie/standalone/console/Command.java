package dev.menagerie.standalone.console;

import dev.menagerie.standalone.settings.BadSettingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command: described in its constructor, in code, since annotations would have to be searched
 * for. {@link #call} does its work and returns the exit status: 0 when all went well, 1 when not.
 */
public abstract class Command implements Callable<Integer> {
  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  /** A command without arguments and options, but the one for its help. */
  protected Command(Console console, String name, String... description) {
    this.console = console;
    spec.name(name);
    spec.usageMessage()
        .description(description)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .longOptionsMaxWidth(28);
    Help.addTo(spec);
  }

  /** What picocli needs to know of this command. */
  public final CommandSpec spec() {
    return spec;
  }

  /** The world around it. */
  protected final Console console() {
    return console;
  }

  /** Adds an argument that must be there, after those there are. */
  protected final void takes(String label, String description) {
    int index = spec.positionalParameters().size();
    spec.addPositional(
        argument(label, description)
            .index("" + index)
            .arity("1")
            .required(true)
            .type(String.class)
            .build());
  }

  /** Adds as many arguments as anybody wants to give, as the last; none will do too. */
  protected final void takesAny(String label, String description) {
    spec.addPositional(
        argument(label, description)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  private static PositionalParamSpec.Builder argument(String label, String description) {
    return PositionalParamSpec.builder().paramLabel(label).description(description);
  }

  /** The arguments that were given. */
  protected final List<String> arguments() {
    return spec.commandLine().getParseResult().matchedPositionals().stream()
        .flatMap(each -> each.originalStringValues().stream())
        .toList();
  }

  /** Adds an option with a value, which is no setting. */
  protected final void takesOption(String flag, String label, String... description) {
    spec.addOption(
        OptionSpec.builder(flag)
            .type(String.class)
            .paramLabel(label)
            .arity("1")
            .description(description)
            .build());
  }

  /** The value of such an option, if it was given. */
  protected final Optional<String> option(String flag) {
    return Optional.ofNullable(
        spec.commandLine().getParseResult().matchedOptionValue(flag, (String) null));
  }

  /**
   * The flags given here and before, by their names without dashes.
   *
   * @throws BadSettingException if one is given both here and before
   */
  protected final Map<String, String> flags() {
    ParseResult parsed = spec.root().commandLine().getParseResult();
    var seen = new HashSet<String>();
    for (OptionSpec option : given(parsed)) {
      if (!seen.add(option.longestName())) {
        throw new BadSettingException(
            option.longestName() + " is given before the command and after it; give it once");
      }
    }
    return flags(parsed);
  }

  /** The flags that were given, by their names without dashes. */
  public static Map<String, String> flags(ParseResult parsed) {
    var flags = new HashMap<String, String>();
    for (OptionSpec option : given(parsed)) {
      flags.put(option.longestName().substring("--".length()), option.getValue().toString());
    }
    return flags;
  }

  /** The options of all commands that were named. */
  private static List<OptionSpec> given(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .flatMap(line -> line.getParseResult().matchedOptions().stream())
        .toList();
  }
}
