package dev.menagerie.standalone.commands.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** A password that is typed twice and shown never. */
final class TypedPassword {
  private TypedPassword() {}

  /** Asks for it; without a terminal it is read from two lines of standard input. */
  static String read(Console console) throws IOException {
    java.io.Console terminal = console.terminal().answers() ? System.console() : null;
    String first;
    String second;
    if (terminal != null) {
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
