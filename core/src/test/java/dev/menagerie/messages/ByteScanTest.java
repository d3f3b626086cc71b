package dev.menagerie.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every byte, at every place in eight and behind them, beside every other byte. */
class ByteScanTest {
  private static final int LONGEST = 19;

  @Test
  void asciiIsWhatHasNoHighestBit() {
    for (int value = 0; value < 256; value++) {
      assertFoundEverywhere(value, value >= 0x80, ByteScan::isAscii);
    }
  }

  @Test
  void jsonEscapesQuotesBackslashesAndControls() {
    for (int value = 0; value < 256; value++) {
      boolean escaped = value == '"' || value == '\\' || value < ' ';
      assertFoundEverywhere(value, escaped, ByteScan::isPlainJson);
    }
  }

  @Test
  void neighboursDoNotMatter() {
    for (int one = 0; one < 256; one++) {
      for (int next = 0; next < 256; next++) {
        byte[] bytes = filled('a', 8);
        bytes[3] = (byte) one;
        bytes[4] = (byte) next;

        assertThat(ByteScan.isPlainJson(bytes, 0, 8))
            .as("%d then %d", one, next)
            .isEqualTo(isPlain(one) && isPlain(next));
      }
    }
  }

  @Test
  void whatLiesOutsideThePartDoesNotMatter() {
    byte[] bytes = filled('"', LONGEST);
    bytes[0] = -1;
    bytes[LONGEST - 1] = -1;
    Arrays.fill(bytes, 1, LONGEST - 1, (byte) 'a');

    assertThat(ByteScan.isAscii(bytes, 1, LONGEST - 1)).isTrue();
    bytes[0] = '"';
    bytes[LONGEST - 1] = '"';
    assertThat(ByteScan.isPlainJson(bytes, 1, LONGEST - 1)).isTrue();
    assertThat(ByteScan.isPlainJson(bytes, 5, 5)).isTrue();
  }

  private static void assertFoundEverywhere(int value, boolean found, Scan scan) {
    for (int length = 1; length <= LONGEST; length++) {
      for (int place = 0; place < length; place++) {
        byte[] bytes = filled('a', length);
        bytes[place] = (byte) value;
        assertThat(scan.passes(bytes, 0, length))
            .as("byte %d at %d of %d", value, place, length)
            .isEqualTo(!found);
      }
    }
  }

  private static boolean isPlain(int value) {
    return value >= ' ' && value != '"' && value != '\\';
  }

  private static byte[] filled(char with, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  private interface Scan {
    boolean passes(byte[] bytes, int from, int to);
  }
}
