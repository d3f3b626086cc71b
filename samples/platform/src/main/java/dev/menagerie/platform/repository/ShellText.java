package dev.menagerie.platform.repository;

import java.util.Map;

/**
 * Reads words the way a shell does: quotes, backslashes, comments and {@code $NAME} of what is
 * known. Nothing is ever executed; what a shell would do beyond this is an error that names its
 * line.
 */
final class ShellText {
  private static final String OPERATORS = ";|&<>()";

  private final String text;
  private final Map<String, String> known;
  private int at;
  private int line = 1;

  ShellText(String text, Map<String, String> known) {
    this.text = text;
    this.known = known;
  }

  int line() {
    return line;
  }

  /** Skips blanks, comments and, if so asked, ends of lines. */
  void skip(boolean overLines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || (overLines && c == '\n')) {
        next();
      } else if (c == '\\' && isLineEnd(at + 1)) {
        next();
        skipLineEnd();
      } else if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  boolean atEnd() {
    return at >= text.length();
  }

  boolean atLineEnd() {
    return atEnd() || text.charAt(at) == '\n';
  }

  /** Takes {@code NAME} if a name is next, else the empty text. */
  String name() {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
      at++;
    }
    return text.substring(from, at);
  }

  boolean take(char wanted) {
    if (atEnd() || text.charAt(at) != wanted) {
      return false;
    }
    next();
    return true;
  }

  /** Takes everything up to the next blank that is neither quoted nor escaped. */
  String word() {
    var word = new StringBuilder();
    while (!atEnd() && !Character.isWhitespace(text.charAt(at))) {
      char c = next();
      if (c == '\'') {
        singleQuoted(word);
      } else if (c == '"') {
        doubleQuoted(word);
      } else if (c == '\\') {
        escaped(word);
      } else if (c == '$') {
        variable(word);
      } else if (c == '`') {
        throw error("commands in `…` are not executed");
      } else if (OPERATORS.indexOf(c) >= 0) {
        throw error("'" + c + "' must be quoted: there is no shell");
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private void singleQuoted(StringBuilder word) {
    int opened = line;
    while (!take('\'')) {
      word.append(inQuotes(opened, '\''));
    }
  }

  private void doubleQuoted(StringBuilder word) {
    int opened = line;
    while (!take('"')) {
      char c = inQuotes(opened, '"');
      if (c == '\\') {
        char escaped = inQuotes(opened, '"');
        if ("$`\"\\".indexOf(escaped) >= 0) {
          word.append(escaped);
        } else if (escaped != '\n') {
          word.append(c).append(escaped);
        }
      } else if (c == '$') {
        variable(word);
      } else if (c == '`') {
        throw error("commands in `…` are not executed");
      } else {
        word.append(c);
      }
    }
  }

  private char inQuotes(int opened, char quote) {
    if (atEnd()) {
      throw new BadConfigException(opened, "the quote " + quote + " is never closed");
    }
    return next();
  }

  private void escaped(StringBuilder word) {
    if (atEnd()) {
      throw error("a backslash must have something after it");
    }
    if (isLineEnd(at)) {
      skipLineEnd();
    } else {
      word.append(next());
    }
  }

  private void variable(StringBuilder word) {
    boolean braced = take('{');
    String name = name();
    if (braced && !name.isEmpty() && !take('}')) {
      throw error("only ${NAME} is understood of what begins with ${" + name);
    }
    if (!name.isEmpty()) {
      String value = known.get(name);
      if (value == null) {
        throw error("$" + name + " is not known here; assign " + name + " before it");
      }
      word.append(value);
    } else if (!braced && (atEnd() || "\"' \t\n".indexOf(text.charAt(at)) >= 0)) {
      word.append('$');
    } else {
      throw error("of what begins with $ only $NAME and ${NAME} are understood");
    }
  }

  BadConfigException error(String message) {
    return new BadConfigException(line, message);
  }

  private char next() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private boolean isLineEnd(int index) {
    return text.startsWith("\n", index) || text.startsWith("\r\n", index);
  }

  private void skipLineEnd() {
    take('\r');
    take('\n');
  }

  private static boolean isNamePart(char c, boolean digitsToo) {
    return c == '_'
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (digitsToo && c >= '0' && c <= '9');
  }
}
