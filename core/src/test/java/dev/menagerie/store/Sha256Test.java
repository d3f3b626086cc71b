package dev.menagerie.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The example of the standard, FIPS 180-4. */
  @Test
  void isWhatTheStandardSays() {
    String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertThat(Sha256.hex("abc")).isEqualTo(hash);
    assertThat(Sha256.hex("abc".getBytes(UTF_8))).isEqualTo(hash);
    assertThat(Sha256.of("abc".getBytes(UTF_8)))
        .isEqualTo(Sha256.fresh().digest(new byte[] {97, 98, 99}));
  }
}
