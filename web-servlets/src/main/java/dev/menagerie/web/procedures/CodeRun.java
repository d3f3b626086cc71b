package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Entry;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Rows of the catalogue that follow each other, in less memory than objects would take, and as they
 * are told to nearly everybody: a page of them is a single copy. Who reaches us under another
 * address than the rows were made for is told that instead, row by row.
 */
final class CodeRun {
  /** What it takes besides the texts: once, and for each row. */
  private static final int BYTES_BESIDE = 150;

  private static final int BYTES_BESIDE_ROW = 16;

  private final Links links;

  /** The {@linkplain CodesJson#row JSON} of each row, and a comma. */
  private final byte[] json;

  /** Where each row ends; before them, where the first begins. */
  private final int[] ends;

  /** Where in each row its address ends in a name. */
  private final int[] names;

  private final CodeIndex codes;
  private final long[] versions;

  private CodeRun(
      Links links, byte[] json, int[] ends, int[] names, CodeIndex codes, long[] versions) {
    this.links = links;
    this.json = json;
    this.ends = ends;
    this.names = names;
    this.codes = codes;
    this.versions = versions;
  }

  /**
   * Puts rows together, which must be in the order of their codes.
   *
   * @param links under which they will be asked for most
   */
  static CodeRun of(List<Entry> rows, Links links) {
    var json = new ByteArrayOutputStream(150 * rows.size());
    int[] ends = new int[rows.size() + 1];
    int[] names = new int[rows.size()];
    long[] versions = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      names[i] = CodesJson.row(rows.get(i).procedure(), links, json);
      json.write(',');
      ends[i + 1] = json.size();
      versions[i] = rows.get(i).version();
    }
    CodeIndex codes = CodeIndex.of(rows.stream().map(row -> row.procedure().code()).toList());
    return new CodeRun(links, json.toByteArray(), ends, names, codes, versions);
  }

  int size() {
    return versions.length;
  }

  /** About how much memory it takes. */
  int bytes() {
    return BYTES_BESIDE + BYTES_BESIDE_ROW * size() + json.length + codes.bytes();
  }

  String code(int row) {
    return codes.get(row);
  }

  long version(int row) {
    return versions[row];
  }

  /** Where a code is; negative if it is not there: one less than minus the place for it. */
  int find(String code) {
    return codes.find(code);
  }

  /** The first row whose code comes after another, be that here or not; the size if none does. */
  int after(String code) {
    int place = codes.find(code);
    return place < 0 ? -place - 1 : place + 1;
  }

  /** How long the JSON of some rows is, with commas between them; at least of one. */
  int length(int begin, int end, Links asked) {
    int longer = asked.json().length - links.json().length;
    return ends[end] - 1 - ends[begin] + (end - begin) * longer;
  }

  /** Copies the JSON of some rows, with commas between them, and tells where that ends. */
  int copy(int begin, int end, Links asked, byte[] to, int at) {
    int from = ends[begin];
    int place = at;
    if (!asked.collection().equals(links.collection())) {
      for (int row = begin; row < end; row++) {
        place = copy(json, from, names[row] - links.json().length, to, place);
        place = copy(asked.json(), 0, asked.json().length, to, place);
        from = names[row];
      }
    }
    return copy(json, from, ends[end] - 1, to, place);
  }

  private static int copy(byte[] from, int begin, int end, byte[] to, int at) {
    System.arraycopy(from, begin, to, at, end - begin);
    return at + end - begin;
  }
}
