package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.Selection;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.server.PortInUseException;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the command that the arguments name, and tells how it went: status 0 when all went well, 1
 * when something failed, 2 when it was asked for what makes no sense.
 */
public final class Menu {
  static final int FAILED = 1;
  static final int ASKED_WRONGLY = 2;

  private Menu() {}

  /** Runs the program with some arguments, and returns its exit status. */
  public static int run(Console console, String... arguments) {
    Optional<PlainServe> plain = PlainServe.read(List.of(arguments));
    return plain.isPresent() ? serve(console, plain.get()) : command(console, arguments);
  }

  private static int command(Console console, String... arguments) {
    int status = Commands.of(console).execute(arguments);
    try {
      console.refuseLoss();
      return status;
    } catch (FailedException e) {
      return status == 0 ? failed(e, console, Map.of()) : status;
    }
  }

  private static int serve(Console console, PlainServe plain) {
    try {
      Configuration configuration = console.configuration(plain.flags());
      return ServeCommand.serve(console, configuration, Selection.of(plain.apps()));
    } catch (RuntimeException e) {
      return failed(e, console, plain.flags());
    }
  }

  /** Says what went wrong, in a sentence; with the stack trace only if details were asked for. */
  static int failed(Exception e, Console console, Map<String, String> flags) {
    console.err().println("menagerie: " + (isForPeople(e) ? e.getMessage() : e.toString()));
    if (Configuration.isOn(Settings.DEBUG, flags, console.environment(), console.properties())) {
      e.printStackTrace(console.err());
    }
    return e instanceof BadSettingException ? ASKED_WRONGLY : FAILED;
  }

  /** Whether the message alone says what there is to say. */
  private static boolean isForPeople(Exception e) {
    return e instanceof BadSettingException
        || e instanceof PortInUseException
        || e instanceof FailedException
        || e instanceof StoreException;
  }
}
