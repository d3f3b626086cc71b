package dev.menagerie.web.procedures.files;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a file and how each ends: inside of quotes that belongs to a title. The byte order
 * mark that the file may begin with belongs to no line.
 */
final class FileLines {
  private final Reader in;
  private final char[] chars = new char[8192];
  private int at;
  private int end;
  private long number;
  private String ending = "";

  FileLines(Reader in) throws IOException {
    this.in = in;
    if (more() && chars[at] == '\uFEFF') {
      at++;
    }
  }

  /** The next line, without what it ends with, or {@code null} at the end. */
  String next() throws IOException {
    if (!more()) {
      return null;
    }
    number++;
    ending = "";
    var line = new StringBuilder();
    while (ending.isEmpty() && more()) {
      int from = at;
      while (at < end && chars[at] != '\n' && chars[at] != '\r') {
        at++;
      }
      line.append(chars, from, at - from);
      if (at < end) {
        ending = readEnding();
      }
    }
    return line.toString();
  }

  /** What the last line ends with; empty at the end of the file. */
  String ending() {
    return ending;
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  private String readEnding() throws IOException {
    if (chars[at++] == '\n') {
      return "\n";
    }
    if (more() && chars[at] == '\n') {
      at++;
      return "\r\n";
    }
    return "\r";
  }

  private boolean more() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(chars));
    }
    return at < end;
  }
}
