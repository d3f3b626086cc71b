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

  /** Of each row the {@linkplain CodesJson#text text}, and then its code. */
  private final byte[] texts;

  /** Of each row where its text begins, then where its code does; at last the end. */
  private final int[] begins;

  private final long[] versions;

  /** Whether codes are the same in addresses as they are by themselves. */
  private final boolean plain;

  private CodeRun(byte[] texts, int[] begins, long[] versions, boolean plain) {
    this.texts = texts;
    this.begins = begins;
    this.versions = versions;
    this.plain = plain;
  }

  /** Puts rows together, which must be in the order of their codes. */
  static CodeRun of(List<Entry> rows) {
    var texts = new ByteArrayOutputStream(100 * rows.size());
    int[] begins = new int[2 * rows.size() + 1];
    long[] versions = new long[rows.size()];
    boolean plain = true;
    for (int i = 0; i < rows.size(); i++) {
      Entry row = rows.get(i);
      String code = row.procedure().code();
      begins[2 * i] = texts.size();
      texts.writeBytes(CodesJson.text(row.procedure()));
      begins[2 * i + 1] = texts.size();
      texts.writeBytes(code.getBytes(US_ASCII));
      versions[i] = row.version();
      plain &= Links.encoded(code).equals(code);
    }
    begins[2 * rows.size()] = texts.size();
    return new CodeRun(texts.toByteArray(), begins, versions, plain);
  }

  int size() {
    return versions.length;
  }

  /** About how much memory it takes. */
  int bytes() {
    return BYTES_BESIDE + BYTES_BESIDE_ROW * size() + texts.length;
  }

  String code(int row) {
    int begin = begins[2 * row + 1];
    return new String(texts, begin, begins[2 * row + 2] - begin, US_ASCII);
  }

  long version(int row) {
    return versions[row];
  }

  /** How many bytes the texts and codes of some rows have. */
  int length(int begin, int end) {
    return begins[2 * end] - begins[2 * begin];
  }

  void writeTo(CodesJson json, int row) {
    int begin = begins[2 * row];
    int code = begins[2 * row + 1];
    if (plain) {
      json.add(texts, begin, code, texts, code, begins[2 * row + 2]);
    } else {
      byte[] name = Links.encoded(code(row)).getBytes(US_ASCII);
      json.add(texts, begin, code, name, 0, name.length);
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
    int begin = begins[2 * row + 1];
    int length = begins[2 * row + 2] - begin;
    int common = Math.min(length, code.length());
    for (int i = 0; i < common; i++) {
      int difference = texts[begin + i] - code.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return length - code.length();
  }
}
