package dev.menagerie.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /** One that is fed bit by bit. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes of the hash of some bytes. */
  public static byte[] of(byte[] bytes) {
    return fresh().digest(bytes);
  }

  /** The hash of some bytes, as 64 digits of {@code 0-9 a-f}. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** The hash of a text's UTF-8 form, as 64 digits of {@code 0-9 a-f}. */
  public static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }
}
