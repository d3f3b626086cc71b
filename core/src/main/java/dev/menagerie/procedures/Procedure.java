package dev.menagerie.procedures;

import dev.menagerie.store.Check;
import java.util.regex.Pattern;

/**
 * A code and what it stands for.
 *
 * @param code 1 to 10 printable ASCII characters without spaces or slashes
 * @param title 1 to 255 characters
 */
public record Procedure(String code, String title) {
  private static final Pattern CODE = Pattern.compile("[!-.0-~]{1,10}");

  /** Refuses what does not fit the fields' descriptions. */
  public Procedure {
    checkCode(code);
    Check.text("procedure", title, 1, 255);
  }

  static void checkCode(String code) {
    Check.key(
        "pxcode", code, CODE, "1 to 10 printable ASCII characters without spaces and slashes");
  }
}
