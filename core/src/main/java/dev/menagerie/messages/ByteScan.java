package dev.menagerie.messages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes of a kind, eight at a time: a message may have a mebibyte, and looking at its
 * bytes one by one took longer than its digest.
 *
 * <p>Eight bytes lie side by side in a {@code long}. What is done to all of them at once ends up in
 * the highest bit of each byte. A byte that is found may spoil the one after it, which does not
 * matter for whether there is one.
 */
public final class ByteScan {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private ByteScan() {}

  /** Whether a part of an array is ASCII, which every UTF-8 decoder takes as it is. */
  public static boolean isAscii(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      if (((long) EIGHT.get(bytes, at) & HIGHEST_BITS) != 0) {
        return false;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a part of an array has no byte that JSON escapes in a string: {@code "}, {@code \} and
   * what is below the blank.
   */
  public static boolean isPlainJson(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      if (anyEscaped((long) EIGHT.get(bytes, at))) {
        return false;
      }
    }
    for (; at < to; at++) {
      byte each = bytes[at];
      if (each == '"' || each == '\\' || (each >= 0 && each < ' ')) {
        return false;
      }
    }
    return true;
  }

  /** Less than a bound is the ASCII byte from which subtracting it borrows the highest bit. */
  private static boolean anyEscaped(long eight) {
    long control = eight - EACH * ' ';
    long quote = (eight ^ EACH * '"') - EACH;
    long backslash = (eight ^ EACH * '\\') - EACH;
    return ((control | quote | backslash) & ~eight & HIGHEST_BITS) != 0;
  }
}
