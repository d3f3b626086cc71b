package dev.menagerie.web.procedures.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that the original loads with psql, and those that a dump writes: {@code INSERT
 * INTO starter_pxcodes} with its columns named, of one row or several. Nothing is executed;
 * whatever else the file says is told as bad, but for what begins and ends a transaction.
 */
final class SqlReader implements CodeReader {
  private static final int LONGEST = 1 << 20;
  private static final Pattern INSERT =
      Pattern.compile(
          "\\s*INSERT\\s+INTO\\s+(?:\"?public\"?\\.)?\"?starter_pxcodes\"?\\s*"
              + "\\(\\s*\"?(pxcode|procedure)\"?\\s*,\\s*\"?(pxcode|procedure)\"?\\s*\\)"
              + "\\s*VALUES\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUES =
      Pattern.compile("\\(\\s*'((?:[^']|'')*+)'\\s*,\\s*'((?:[^']|'')*+)'\\s*\\)\\s*(,|$)\\s*");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\s*(BEGIN|COMMIT|START\\s+TRANSACTION|SET\\s[^;]*)\\s*", Pattern.CASE_INSENSITIVE);

  private final FileLines in;
  private final Deque<CodeRow> waiting = new ArrayDeque<>();

  SqlReader(FileLines in) {
    this.in = in;
  }

  @Override
  public CodeRow next() throws IOException {
    while (waiting.isEmpty()) {
      if (!readStatement()) {
        return null;
      }
    }
    return waiting.poll();
  }

  /** Reads on to the end of a statement, which is a semicolon outside of any text. */
  private boolean readStatement() throws IOException {
    var statement = new StringBuilder();
    long first = 0;
    boolean text = false;
    String line = in.next();
    while (line != null) {
      if (!text && (line.isBlank() || line.stripLeading().startsWith("--"))) {
        line = "";
      } else if (first == 0) {
        first = in.number();
      }
      if (first > 0) {
        statement.append(line).append(in.ending());
      }
      if (line.chars().filter(c -> c == '\'').count() % 2 == 1) {
        text = !text;
      }
      if (!text && line.stripTrailing().endsWith(";")) {
        String whole = statement.toString().stripTrailing();
        understand(whole.substring(0, whole.length() - 1), first);
        return true;
      }
      if (statement.length() > LONGEST) {
        throw new IOException("The statement in line " + first + " does not end");
      }
      line = in.next();
    }
    if (first > 0) {
      waiting.add(CodeRow.bad(first, "the statement does not end with a semicolon"));
    }
    return first > 0;
  }

  private void understand(String statement, long line) {
    if (HARMLESS.matcher(statement).matches()) {
      return;
    }
    Matcher insert = INSERT.matcher(statement);
    if (!insert.lookingAt() || insert.group(1).equalsIgnoreCase(insert.group(2))) {
      waiting.add(
          CodeRow.bad(
              line,
              "only INSERT INTO \"starter_pxcodes\" (\"pxcode\",\"procedure\") is understood"));
      return;
    }
    boolean codeFirst = insert.group(1).equalsIgnoreCase("pxcode");
    Matcher values = VALUES.matcher(statement).region(insert.end(), statement.length());
    int end = insert.end();
    long at = line + lineEnds(statement, 0, end);
    boolean more = true;
    while (more && values.lookingAt()) {
      String code = values.group(codeFirst ? 1 : 2).replace("''", "'");
      String title = values.group(codeFirst ? 2 : 1).replace("''", "'");
      waiting.add(CodeRow.of(at, code, title));
      more = values.group(3).equals(",");
      at += lineEnds(statement, end, values.end());
      end = values.end();
      values.region(end, statement.length());
    }
    if (more || end < statement.length()) {
      waiting.add(CodeRow.bad(line, "the values are no rows of two texts"));
    }
  }

  /** How many lines end in a part of a statement that does not end within a line's end. */
  private static long lineEnds(String statement, int from, int to) {
    return statement
        .substring(from, to)
        .replace("\r\n", "\n")
        .chars()
        .filter(c -> c == '\n' || c == '\r')
        .count();
  }
}
