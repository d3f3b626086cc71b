package dev.menagerie.web.procedures.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it, with a header line that says which column is which. */
final class CsvReader implements CodeReader {
  private static final int LONGEST = 100_000;

  private final FileLines in;
  private final int code;
  private final int title;
  private int columns;
  private long line;

  CsvReader(FileLines in) throws IOException {
    this.in = in;
    List<String> header = record();
    columns = header == null ? 0 : header.size();
    code = header == null ? -1 : only("pxcode", header);
    title = header == null ? -1 : only("procedure", header);
  }

  /** Where a column is; negative if it is not there, or there twice. */
  private static int only(String column, List<String> header) {
    int first = header.indexOf(column);
    return first == header.lastIndexOf(column) ? first : -1;
  }

  @Override
  public CodeRow next() throws IOException {
    if (code < 0 || title < 0) {
      if (columns < 0) {
        return null;
      }
      columns = -1;
      return CodeRow.bad(1, "the first line must name the columns once: pxcode,procedure");
    }
    List<String> fields = record();
    while (fields != null && fields.size() == 1 && fields.get(0).isEmpty()) {
      fields = record();
    }
    if (fields == null) {
      return null;
    }
    if (fields.size() != columns) {
      return CodeRow.bad(line, "there are " + fields.size() + " fields instead of " + columns);
    }
    return CodeRow.of(line, fields.get(code), fields.get(title));
  }

  /** The fields of the next record, or {@code null} at the end. */
  private List<String> record() throws IOException {
    line = in.number() + 1;
    String text = in.next();
    if (text == null) {
      return null;
    }
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    int i = 0;
    while (true) {
      if (i == text.length()) {
        if (!quoted) {
          fields.add(field.toString());
          return fields;
        }
        field.append(in.ending());
        text = in.next();
        if (text == null || field.length() > LONGEST) {
          throw new IOException("The quote in line " + line + " is never closed");
        }
        i = 0;
        continue;
      }
      char c = text.charAt(i++);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i < text.length() && text.charAt(i) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.length() == 0) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
  }
}
