package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Codes in ascending order. They lie close together, since most of the time that it takes to find
 * one is spent waiting for memory.
 */
final class CodeIndex {
  private final byte[] codes;

  /** Where each code ends; before them, where the first begins. */
  private final int[] ends;

  private CodeIndex(byte[] codes, int[] ends) {
    this.codes = codes;
    this.ends = ends;
  }

  /** Puts codes together, which must be in ascending order. */
  static CodeIndex of(List<String> codes) {
    var bytes = new ByteArrayOutputStream(10 * codes.size());
    int[] ends = new int[codes.size() + 1];
    for (int i = 0; i < codes.size(); i++) {
      bytes.writeBytes(codes.get(i).getBytes(US_ASCII));
      ends[i + 1] = bytes.size();
    }
    return new CodeIndex(bytes.toByteArray(), ends);
  }

  int size() {
    return ends.length - 1;
  }

  /** How much memory it takes, but for a few bytes. */
  int bytes() {
    return codes.length + Integer.BYTES * ends.length;
  }

  String get(int place) {
    return new String(codes, ends[place], ends[place + 1] - ends[place], US_ASCII);
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

  private int compare(int place, String code) {
    int begin = ends[place];
    int length = ends[place + 1] - begin;
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
