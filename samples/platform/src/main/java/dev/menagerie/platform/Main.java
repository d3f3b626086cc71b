package dev.menagerie.platform;

import dev.menagerie.platform.cli.CommandMenu;

/** Where the program begins. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends the process with its status. */
  public static void main(String[] arguments) {
    System.exit(CommandMenu.run(arguments));
  }
}
