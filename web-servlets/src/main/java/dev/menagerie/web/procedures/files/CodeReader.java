package dev.menagerie.web.procedures.files;

import java.io.IOException;

/** Reads a file row by row; a bad row does not keep it from reading on, if that makes sense. */
@FunctionalInterface
public interface CodeReader {
  /** The next row, or {@code null} at the end. */
  CodeRow next() throws IOException;
}
