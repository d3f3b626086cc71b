package dev.menagerie.platform.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What proves that somebody may control the platform: that they can read a file of its owner. */
public final class Token {
  private static final String FILE = "control.token";
  private static final int BYTES = 32;

  private final String value;

  private Token(String value) {
    this.value = value;
  }

  /** Reads the token of a home, or makes one that only its owner can read. */
  public static Token of(Path home) {
    Path file = home.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        makeUnreadableForOthers(file);
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      return new Token(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be read", e);
    }
  }

  /** The header that carries it. */
  public String header() {
    return "Bearer " + value;
  }

  /** Whether a header carries it; takes as long for a nearly right one as for a wrong one. */
  boolean isIn(String header) {
    return header != null
        && MessageDigest.isEqual(header.getBytes(UTF_8), header().getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "Token[******]";
  }

  private static void makeUnreadableForOthers(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
