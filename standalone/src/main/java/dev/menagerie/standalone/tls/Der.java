package dev.menagerie.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few kinds of DER values of which certificates and keys are made (X.690). */
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return tagged(0x02, number.toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] bits(byte[] wholeBytes) {
    return tagged(0x03, new byte[] {0}, wholeBytes);
  }

  /** Named bits, of which only the first is set. */
  static byte[] firstBit() {
    return tagged(0x03, new byte[] {7, (byte) 0x80});
  }

  static byte[] bytes(byte[] content) {
    return tagged(0x04, content);
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(UTF_8));
  }

  /** A time before 2050, for which certificates use this form and no other. */
  static byte[] time(Instant time) {
    return tagged(0x17, TIME.format(time).getBytes(US_ASCII));
  }

  /** An object identifier such as {@code 2.5.29.17}. */
  static byte[] identifier(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      base128(content, Integer.parseInt(arcs[i]));
    }
    return tagged(0x06, content.toByteArray());
  }

  /** A value whose meaning follows from where it stands. */
  static byte[] constructed(int number, byte[]... parts) {
    return tagged(0xa0 + number, parts);
  }

  /** A value of a simple type whose meaning follows from where it stands. */
  static byte[] primitive(int number, byte[] content) {
    return tagged(0x80 + number, content);
  }

  /** Where the content of the value begins that begins at an offset. */
  static int contentAt(byte[] der, int offset) {
    int length = der[offset + 1] & 0xff;
    return offset + 2 + (length < 0x80 ? 0 : length - 0x80);
  }

  /** How long the content of the value is that begins at an offset. */
  static int lengthAt(byte[] der, int offset) {
    int length = der[offset + 1] & 0xff;
    return length < 0x80
        ? length
        : new BigInteger(1, der, offset + 2, length - 0x80).intValueExact();
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    var out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    writeLength(out, length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    byte[] digits = BigInteger.valueOf(length).toByteArray();
    int skipped = digits[0] == 0 ? 1 : 0;
    out.write(0x80 + digits.length - skipped);
    out.write(digits, skipped, digits.length - skipped);
  }

  /** Seven bits a byte, the highest bit set on all but the last. */
  private static void base128(ByteArrayOutputStream out, int value) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (value >> shift != 0) {
        out.write(0x80 | (value >> shift & 0x7f));
      }
    }
    out.write(value & 0x7f);
  }
}
