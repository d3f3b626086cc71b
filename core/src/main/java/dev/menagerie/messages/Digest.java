package dev.menagerie.messages;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import dev.menagerie.store.Sha256;
import java.util.Optional;

/**
 * The SHA-256 of a message, as 64 lower-case hexadecimal digits.
 *
 * @param hex the digits
 */
public record Digest(String hex) implements Comparable<Digest> {
  private static final int DIGITS = 64;

  /** Refuses anything but 64 lower-case hexadecimal digits. */
  public Digest {
    if (!isDigest(requireNonNull(hex, "digest"))) {
      throw Check.refused("digest", hex, "64 lower-case hexadecimal digits");
    }
  }

  /** Computes the digest of some bytes. */
  public static Digest of(byte[] bytes) {
    return new Digest(Sha256.hex(requireNonNull(bytes, "bytes")));
  }

  /** Reads a digest; empty if the text is none. */
  public static Optional<Digest> parse(String text) {
    return isDigest(text) ? Optional.of(new Digest(text)) : Optional.empty();
  }

  /** By hand: a pattern takes as long as the rest of making a message. */
  private static boolean isDigest(String text) {
    if (text.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Digest other) {
    return hex.compareTo(other.hex);
  }

  /** The digits alone. */
  @Override
  public String toString() {
    return hex;
  }
}
