package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Rows of the catalogue that follow each other, in a third of the memory that objects would take,
 * and so that what is told of them need only be put together: see {@link CodesJson}.
 */
final class CodeRun {
  /** What it takes besides the texts: once, and for each row. */
  private static final int BYTES_BESIDE = 100;

  private static final int BYTES_BESIDE_ROW = 20;

  /** Of each row its {@linkplain CodesJson#text text} and its {@linkplain CodesJson#name name}. */
  private final byte[] json;

  /** Where each row ends; before them, where the first begins. */
  private final int[] ends;

  /** Where in each row the name begins. */
  private final int[] names;

  /** The codes of all rows, close together, since they are what is looked through. */
  private final byte[] codes;

  /** Likewise where the codes end. */
  private final int[] codeEnds;

  private final long[] versions;

  private CodeRun(
      byte[] json, int[] ends, int[] names, byte[] codes, int[] codeEnds, long[] versions) {
    this.json = json;
    this.ends = ends;
    this.names = names;
    this.codes = codes;
    this.codeEnds = codeEnds;
    this.versions = versions;
  }

  /** Puts rows together, which must be in the order of their codes. */
  static CodeRun of(List<Entry> rows) {
    var json = new ByteArrayOutputStream(100 * rows.size());
    var codes = new ByteArrayOutputStream(10 * rows.size());
    int[] ends = new int[rows.size() + 1];
    int[] names = new int[rows.size()];
    int[] codeEnds = new int[rows.size() + 1];
    long[] versions = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Procedure procedure = rows.get(i).procedure();
      json.writeBytes(CodesJson.text(procedure));
      names[i] = json.size();
      json.writeBytes(CodesJson.name(procedure));
      ends[i + 1] = json.size();
      codes.writeBytes(procedure.code().getBytes(US_ASCII));
      codeEnds[i + 1] = codes.size();
      versions[i] = rows.get(i).version();
    }
    return new CodeRun(json.toByteArray(), ends, names, codes.toByteArray(), codeEnds, versions);
  }

  int size() {
    return versions.length;
  }

  /** About how much memory it takes. */
  int bytes() {
    return BYTES_BESIDE + BYTES_BESIDE_ROW * size() + json.length + codes.length;
  }

  String code(int row) {
    return new String(codes, codeEnds[row], codeEnds[row + 1] - codeEnds[row], US_ASCII);
  }

  long version(int row) {
    return versions[row];
  }

  /** How long the texts and names of some rows are. */
  int length(int begin, int end) {
    return ends[end] - ends[begin];
  }

  void writeTo(CodesJson list, int row) {
    list.add(json, ends[row], names[row], ends[row + 1]);
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
