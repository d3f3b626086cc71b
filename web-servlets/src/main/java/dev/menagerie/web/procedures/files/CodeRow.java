package dev.menagerie.web.procedures.files;

import dev.menagerie.procedures.Procedure;
import java.util.Optional;

/**
 * A row of a file.
 *
 * @param line where it begins, from 1
 * @param procedure what it says; empty if it is bad
 * @param problem what is wrong with a bad one; else empty
 */
public record CodeRow(long line, Optional<Procedure> procedure, String problem) {
  static CodeRow bad(long line, String problem) {
    return new CodeRow(line, Optional.empty(), problem);
  }

  /** A row with these fields, either of which may be missing. */
  static CodeRow of(long line, String code, String title) {
    if (code == null || title == null) {
      return bad(line, "missing " + (code == null ? "pxcode" : "procedure"));
    }
    try {
      return new CodeRow(line, Optional.of(ReachableCode.procedure(code, title)), "");
    } catch (IllegalArgumentException e) {
      return bad(line, e.getMessage());
    }
  }
}
