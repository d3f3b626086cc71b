package dev.menagerie.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal. */
public final class Digests {
  private Digests() {}

  /** Of a file's content. */
  public static String of(Path file) {
    MessageDigest digest = sha256();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be read", e);
    }
    return hex(digest);
  }

  /** Of a release: over both of its parts, so that neither can change unnoticed. */
  static String ofRelease(String artifact, String config) {
    MessageDigest digest = sha256();
    digest.update(("artifact " + artifact + "\nconfig " + config + "\n").getBytes(UTF_8));
    return hex(digest);
  }

  /** A digest to feed. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The end of feeding. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
