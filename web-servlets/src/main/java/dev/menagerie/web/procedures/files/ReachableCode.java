package dev.menagerie.web.procedures.files;

import dev.menagerie.procedures.Procedure;

/** Codes that an address can hold in one piece, whatever proxies there are. */
public final class ReachableCode {
  private ReachableCode() {}

  /**
   * A procedure that the API can read, change and delete.
   *
   * @throws IllegalArgumentException if its code is none of these, or its fields do not fit
   */
  public static Procedure procedure(String code, String title) {
    var procedure = new Procedure(code, title);
    if (code.indexOf(';') >= 0
        || code.indexOf('\\') >= 0
        || code.equals(".")
        || code.equals("..")) {
      throw new IllegalArgumentException("pxcode must not be '.' or '..', nor hold ';' or '\\'");
    }
    return procedure;
  }
}
