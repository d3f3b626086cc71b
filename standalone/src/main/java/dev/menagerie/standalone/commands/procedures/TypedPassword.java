package dev.menagerie.standalone.commands.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.function.Supplier;

/** A password that is typed twice and shown never. */
final class TypedPassword {
  private TypedPassword() {}

  /**
   * Asks for it; without a terminal it is read from two lines of standard input.
   *
   * @throws FailedException if it is not given twice, or a person could not be asked unseen
   */
  static String read(Console console) throws IOException {
    return read(console, System::console);
  }

  /** The same with that of the JVM, which it may have none of although a person is there. */
  static String read(Console console, Supplier<java.io.Console> ofJvm) throws IOException {
    String first;
    String second;
    if (console.terminal().answers()) {
      java.io.Console terminal = ofJvm.get();
      if (terminal == null) {
        throw new FailedException(
            "a password can be typed without being shown only if standard output is the terminal"
                + " too; do not redirect it, or give the password twice, in two lines of standard"
                + " input");
      }
      first = typed(terminal.readPassword("Password: "));
      second = typed(terminal.readPassword("Confirm: "));
    } else {
      var in = new BufferedReader(new InputStreamReader(console.in(), UTF_8));
      first = in.readLine();
      second = in.readLine();
    }
    if (first == null || second == null) {
      throw new FailedException("the password must be given twice, in two lines");
    }
    if (!first.equals(second)) {
      throw new FailedException("passwords do not match");
    }
    return first;
  }

  /** What was typed, or {@code null} where the terminal was closed instead. */
  private static String typed(char[] password) {
    return password == null ? null : new String(password);
  }
}
