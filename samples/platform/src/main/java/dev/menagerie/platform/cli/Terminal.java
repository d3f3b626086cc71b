package dev.menagerie.platform.cli;

import java.io.Console;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /**
   * From Java 22 on there is a console even without a terminal, and only a method that 17 lacks
   * tells: better plain lines on a terminal than control codes in a file.
   */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isHere() {
    Console console = System.console();
    return console != null
        && Runtime.version().feature() < 22
        && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }
}
