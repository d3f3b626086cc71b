package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.procedures.Entry;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Rows of the catalogue that follow each other, in a third of the memory that objects would take,
 * and so that most of what is told of them need only be copied.
 */
final class CodeRun {
  /** What it takes besides the texts: once, and for each row. */
  private static final int BYTES_BESIDE = 100;

  private static final int BYTES_BESIDE_ROW = 16;

  /** The {@linkplain CodesJson#text texts} of all rows. */
  private final byte[] texts;

  /** The codes of all rows, close together, since they are what is looked through. */
  private final byte[] codes;

  /** Where the text of each row ends; before them, where the first begins. */
  private final int[] textEnds;

  /** Likewise where the codes end. */
  private final int[] codeEnds;

  private final long[] versions;

  /** Whether codes are the same in addresses as they are by themselves. */
  private final boolean plain;

  private CodeRun(
      byte[] texts, int[] textEnds, byte[] codes, int[] codeEnds, long[] versions, boolean plain) {
    this.texts = texts;
    this.textEnds = textEnds;
    this.codes = codes;
    this.codeEnds = codeEnds;
    this.versions = versions;
    this.plain = plain;
  }

  /** Puts rows together, which must be in the order of their codes. */
  static CodeRun of(List<Entry> rows) {
    var texts = new ByteArrayOutputStream(100 * rows.size());
    var codes = new ByteArrayOutputStream(10 * rows.size());
    int[] textEnds = new int[rows.size() + 1];
    int[] codeEnds = new int[rows.size() + 1];
    long[] versions = new long[rows.size()];
    boolean plain = true;
    for (int i = 0; i < rows.size(); i++) {
      Entry row = rows.get(i);
      String code = row.procedure().code();
      texts.writeBytes(CodesJson.text(row.procedure()));
      codes.writeBytes(code.getBytes(US_ASCII));
      textEnds[i + 1] = texts.size();
      codeEnds[i + 1] = codes.size();
      versions[i] = row.version();
      plain &= Links.encoded(code).equals(code);
    }
    return new CodeRun(
        texts.toByteArray(), textEnds, codes.toByteArray(), codeEnds, versions, plain);
  }

  int size() {
    return versions.length;
  }

  /** About how much memory it takes. */
  int bytes() {
    return BYTES_BESIDE + BYTES_BESIDE_ROW * size() + texts.length + codes.length;
  }

  String code(int row) {
    return new String(codes, codeEnds[row], codeEnds[row + 1] - codeEnds[row], US_ASCII);
  }

  long version(int row) {
    return versions[row];
  }

  /** How many bytes the texts and codes of some rows have. */
  int length(int begin, int end) {
    return textEnds[end] - textEnds[begin] + codeEnds[end] - codeEnds[begin];
  }

  void writeTo(CodesJson json, int row) {
    if (plain) {
      json.add(texts, textEnds[row], textEnds[row + 1], codes, codeEnds[row], codeEnds[row + 1]);
    } else {
      byte[] name = Links.encoded(code(row)).getBytes(US_ASCII);
      json.add(texts, textEnds[row], textEnds[row + 1], name, 0, name.length);
    }
  }

  /** Where a code is; negative if it is not there: one less than minus the place for it. */
  int find(String code) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, code);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** The first row whose code comes after another, be that here or not; the size if none does. */
  int after(String code) {
    int place = find(code);
    return place < 0 ? -place - 1 : place + 1;
  }

  private int compare(int row, String code) {
    int begin = codeEnds[row];
    int length = codeEnds[row + 1] - begin;
    int common = Math.min(length, code.length());
    for (int i = 0; i < common; i++) {
      int difference = codes[begin + i] - code.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return length - code.length();
  }
}
