package dev.menagerie.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The 512 bytes before each entry of a tar archive.
 *
 * @param name where the entry lies
 * @param type what it is, as tar writes it
 * @param size the length of what follows
 * @param mode the permissions
 * @param link where a link leads
 */
record TarHeader(String name, char type, long size, int mode, String link) {
  static final int LENGTH = 512;

  static TarHeader read(byte[] block) {
    requireChecksum(block);
    String name = text(block, 0, 100);
    String prefix = text(block, 257, 5).equals("ustar") ? prefix(block) : "";
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        block[156] == 0 ? '0' : (char) block[156],
        number(block, 124, 12),
        (int) number(block, 100, 8),
        text(block, 157, 100));
  }

  /** GNU's own format keeps times where ustar keeps the beginning of long names. */
  private static String prefix(byte[] block) {
    return block[262] == 0 ? text(block, 345, 155) : "";
  }

  private static void requireChecksum(byte[] block) {
    long sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    if (sum != number(block, 148, 8)) {
      throw new BadArchiveException("the archive is broken: a header's checksum is wrong");
    }
  }

  private static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, UTF_8);
  }

  /** Octal digits, or (beyond eight gigabytes) a binary number whose first bit is set. */
  private static long number(byte[] block, int from, int length) {
    long number = 0;
    if ((block[from] & 0x80) != 0) {
      for (int i = from + length - 8; i < from + length; i++) {
        number = number << 8 | (block[i] & 0xff);
      }
      return number;
    }
    for (char digit : text(block, from, length).strip().toCharArray()) {
      if (digit < '0' || digit > '7') {
        throw new BadArchiveException("the archive is broken: '" + digit + "' is no octal digit");
      }
      number = number << 3 | (digit - '0');
    }
    return number;
  }
}
