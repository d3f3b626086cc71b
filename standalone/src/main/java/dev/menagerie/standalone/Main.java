package dev.menagerie.standalone;

import dev.menagerie.standalone.commands.Menu;
import dev.menagerie.standalone.console.Console;

/** Where the program begins. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends the process with its status. */
  public static void main(String[] arguments) {
    System.exit(Menu.run(Console.ofProcess(), arguments));
  }
}
