package dev.menagerie.standalone.console;

import java.util.regex.Pattern;

/** Texts in command lines that are printed to be pasted into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellWord() {}

  /** The text as one word of a POSIX shell, in quotes where it needs some. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
